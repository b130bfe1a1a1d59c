package jp.tetsuzuki.customer;

import org.springframework.stereotype.Component;

/** Where a customer is reached, for the mail steps of diagrams: {@code ${customerContacts.noticeAddress(contractNumber)}}. */
@Component
public class CustomerContacts {

    private final Customers customers;

    CustomerContacts(Customers customers) {
        this.customers = customers;
    }

    /**
     * @param contractNumber contract number, 10 digits
     * @return the registered e-mail address to which notices go
     * @throws IllegalArgumentException if nobody has the number
     */
    public String noticeAddress(String contractNumber) {
        return customers
                .find(contractNumber)
                .map(Customer::noticeAddress)
                .orElseThrow(() -> new IllegalArgumentException("No customer has this contract number."));
    }
}
