package jp.tetsuzuki.form;

import java.util.Optional;

/** What others may know about an input of a form: enough to hold it against the declared process variables. */
public sealed interface FormField permits InputField {

    /** Id of the component in the form file. */
    String id();

    /** Name of the process variable and of the parameter that the browser sends. */
    String key();

    FieldType type();

    /** Type of the value that an accepted submission gives out under the key. */
    Class<?> valueType();

    /** True where what is typed is given out separately, is never stored and never shown again. */
    boolean secret();

    /** Key of the field that this one repeats, for a confirmation; its own value is never given out. */
    Optional<String> repeats();

    /** True where the form only ever shows the value, so that nothing is given out under the key. */
    boolean alwaysReadOnly();
}
