package jp.tetsuzuki.demo;

import java.util.List;
import java.util.Map;
import jp.tetsuzuki.customer.Branch;
import jp.tetsuzuki.customer.BranchAddress;
import jp.tetsuzuki.customer.BranchAddresses;
import jp.tetsuzuki.customer.Customer;
import jp.tetsuzuki.customer.Customers;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * The demo's customers (section 8 of the specification): taken up at the first start, listed on the login page. Also
 * tells every page that this is a demo.
 */
@ControllerAdvice(annotations = Controller.class)
@Profile("demo")
class DemoPeople implements InitializingBean {

    private static final Branch HEAD_OFFICE = new Branch("001", "本店営業部");
    private static final Branch BEPPU = new Branch("002", "別府支店");

    private static final Map<Branch, BranchAddress> ADDRESSES = Map.of(
            HEAD_OFFICE, new BranchAddress("870-0001", "大分県大分市見本町1番1号"),
            BEPPU, new BranchAddress("874-0001", "大分県別府市見本町2番2号"));

    private static final List<Customer> CUSTOMERS = List.of(
            new Customer("1000000001", "県信太郎", "ケンシン タロウ", HEAD_OFFICE, "097-500-0001", "taro@example.jp"),
            new Customer("1000000002", "県信花子", "ケンシン ハナコ", HEAD_OFFICE, "097-500-0002", "hanako@example.jp"),
            new Customer("1000000003", "別府三郎", "ベップ サブロウ", BEPPU, "0977-50-0003", "saburo@example.jp"));

    private final Customers customers;
    private final BranchAddresses addresses;

    DemoPeople(Customers customers, BranchAddresses addresses) {
        this.customers = customers;
        this.addresses = addresses;
    }

    @Override
    public void afterPropertiesSet() {
        CUSTOMERS.stream()
                .filter(customer -> customers.find(customer.contractNumber()).isEmpty())
                .forEach(customer -> customers.register(
                        customer,
                        loginPassword(customer.contractNumber()),
                        confirmationPassword(customer.contractNumber())));
        ADDRESSES.forEach((branch, address) -> addresses.register(branch.code(), address));
    }

    @ModelAttribute("demo")
    boolean demo() {
        return true;
    }

    @ModelAttribute("demoPeople")
    List<DemoPerson> people() {
        return CUSTOMERS.stream()
                .map(customer -> new DemoPerson(
                        customer.contractNumber(),
                        customer.name(),
                        loginPassword(customer.contractNumber()),
                        confirmationPassword(customer.contractNumber()),
                        customer.branch().name() + "のお客様"))
                .toList();
    }

    private static String loginPassword(String contractNumber) {
        return "Login-" + contractNumber.substring(6);
    }

    private static String confirmationPassword(String contractNumber) {
        return "Kakunin-" + contractNumber.substring(6);
    }
}
