package jp.tetsuzuki.transfer;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The methods that a test gives its customers; whoever is given none has mail passwords. */
class FixedMethods extends TransferMethods {

    private final Map<String, TransferMethod> methods = new ConcurrentHashMap<>();

    FixedMethods() {
        super(null, null);
    }

    void give(String contractNumber, TransferMethod method) {
        methods.put(contractNumber, method);
    }

    @Override
    TransferMethod of(String contractNumber) {
        return methods.getOrDefault(contractNumber, TransferMethod.MAIL);
    }
}
