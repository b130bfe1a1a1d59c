/**
 * Camunda Forms on the server: reads a {@code .form} file, evaluates its FEEL, renders it as HTML that needs no script, and
 * checks what the browser sends back against the same definition.
 *
 * <p>The engine checks no form data at all, so this package is the only gate between a browser and process variables. It
 * supports a whitelisted subset of Camunda Forms (see {@code src/site/markdown/forms.md}) and reports everything else as a
 * {@link jp.tetsuzuki.form.FormFault}, at build time and at deployment, rather than ignoring it.
 *
 * <p>A page is a function of its form and of the variables given to it. It knows no feature, no engine type, no clock and
 * no request; FEEL is hidden in one class. Neighbours: {@code taskui} renders and checks with it, {@code modeling} refuses
 * faulty forms with it. It depends on no other package of the house.
 */
@org.springframework.modulith.ApplicationModule(
        displayName = "Forms",
        allowedDependencies = {})
package jp.tetsuzuki.form;
