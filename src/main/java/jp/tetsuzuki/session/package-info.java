/**
 * What every login has in common, whoever logs in: sessions in the database, one cookie for each area of the site, the
 * limits of a session, CSRF tokens, the headers of every answer. Knows no feature and nobody who logs in.
 *
 * <p>A feature that lets somebody log in declares its {@link jp.tetsuzuki.session.LoginArea} as a bean and builds its
 * filter chain from the parts here.
 */
@ApplicationModule(allowedDependencies = {})
package jp.tetsuzuki.session;

import org.springframework.modulith.ApplicationModule;
