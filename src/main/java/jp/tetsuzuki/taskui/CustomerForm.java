package jp.tetsuzuki.taskui;

import jp.tetsuzuki.form.FormView;
import jp.tetsuzuki.platform.AllCustomerFacts;
import jp.tetsuzuki.platform.CustomerState;
import org.springframework.stereotype.Component;

/** Shows a customer's state by the form that the settings name. */
@Component
class CustomerForm implements CustomerState {

    private final DeskForms forms;
    private final AllCustomerFacts facts;

    CustomerForm(DeskForms forms, AllCustomerFacts facts) {
        this.forms = forms;
        this.facts = facts;
    }

    @Override
    public FormView viewOf(String contractNumber) {
        return forms.customer(facts.of(contractNumber));
    }
}
