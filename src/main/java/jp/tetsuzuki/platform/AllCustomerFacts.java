package jp.tetsuzuki.platform;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The facts of all features about a customer, in one map. */
@Component
public class AllCustomerFacts {

    private final List<CustomerFacts> sources;

    AllCustomerFacts(List<CustomerFacts> sources) {
        this.sources = sources;
    }

    /**
     * @param contractNumber contract number, 10 digits
     * @return a fresh map that the caller may change
     */
    public Map<String, Object> of(String contractNumber) {
        Map<String, Object> facts = new HashMap<>();
        sources.forEach(source -> facts.putAll(source.of(contractNumber)));
        return facts;
    }
}
