package jp.tetsuzuki.taskui;

import jp.tetsuzuki.form.FormView;
import jp.tetsuzuki.platform.AllCustomerFacts;
import org.springframework.stereotype.Component;

/** A customer's present state as the desk's pages show it, for pages of features that are about a customer. */
@Component
public class CustomerState {

    private final DeskForms forms;
    private final AllCustomerFacts facts;

    CustomerState(DeskForms forms, AllCustomerFacts facts) {
        this.forms = forms;
        this.facts = facts;
    }

    /**
     * @param contractNumber contract number, 10 digits; the caller has seen to it that who asks may see the customer
     * @return for the fragment {@code form/form :: content}
     */
    public FormView of(String contractNumber) {
        return forms.customer(facts.of(contractNumber));
    }
}
