/**
 * How diagrams, decision tables and forms get into the engine, and the rules that they must keep: {@code
 * ProcedureRules} checks a set of files against {@code Acts}, what the running application offers them. Analysts
 * deploy from Camunda Modeler through {@code ModelerController}; {@code ShippedProcedures} brings a release's files into
 * force. Knows no feature; each tells its words as a {@link jp.tetsuzuki.platform.ProcedureVocabulary}. Stands on {@code
 * audit}, {@code form} and {@code platform}.
 */
@ApplicationModule(allowedDependencies = {"audit", "form", "platform"})
package jp.tetsuzuki.modeling;

import org.springframework.modulith.ApplicationModule;
