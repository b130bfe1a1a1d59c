/**
 * How diagrams and forms get into the engine. Knows no feature; stands on {@code form} and {@code platform}.
 */
@ApplicationModule
package jp.tetsuzuki.modeling;

import org.springframework.modulith.ApplicationModule;
