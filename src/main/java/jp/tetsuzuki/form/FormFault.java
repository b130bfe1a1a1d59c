package jp.tetsuzuki.form;

import java.util.Objects;

/**
 * One thing that is wrong with a form file, told so that an analyst can mend it in the Modeler.
 *
 * @param component key of the component, else its id, else {@code form} for the file as a whole
 * @param problem what is wrong
 * @param mend what to do about it
 */
public record FormFault(String component, String problem, String mend) {

    public FormFault {
        Objects.requireNonNull(component);
        Objects.requireNonNull(problem);
        Objects.requireNonNull(mend);
    }

    @Override
    public String toString() {
        return component + ": " + problem + "; " + mend;
    }
}
