package jp.tetsuzuki.form;

import java.util.List;
import java.util.stream.Collectors;

/** A form file cannot be used. Carries every fault at once, so that mending takes one round. */
public final class InvalidForm extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<FormFault> faults;

    InvalidForm(List<FormFault> faults) {
        super(faults.stream().map(FormFault::toString).collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
    }

    /** All faults, in the order of the form. */
    public List<FormFault> faults() {
        return faults;
    }
}
