/**
 * How diagrams, decision tables and forms get into the engine, and the rules that they must keep: {@code
 * ProcedureRules} checks a set of files against {@code Acts}, what the running application offers them. Knows no
 * feature; each tells its words as a {@link jp.tetsuzuki.platform.ProcedureVocabulary}. Stands on {@code form} and
 * {@code platform}.
 */
@ApplicationModule(allowedDependencies = {"form", "platform"})
package jp.tetsuzuki.modeling;

import org.springframework.modulith.ApplicationModule;
