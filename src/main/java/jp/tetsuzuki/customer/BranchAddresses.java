package jp.tetsuzuki.customer;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The addresses of the branches that hold contracts. */
@Component
public class BranchAddresses {

    private final JdbcClient jdbc;

    BranchAddresses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param branchCode three digits
     * @return empty where the branch or its address is not known
     */
    public Optional<BranchAddress> of(String branchCode) {
        return jdbc.sql("SELECT postal_code, address FROM branch WHERE code = ? AND address IS NOT NULL")
                .param(branchCode)
                .query((row, number) -> new BranchAddress(row.getString(1), row.getString(2)))
                .optional();
    }

    /**
     * Takes up the address of a known branch.
     *
     * @param branchCode three digits
     */
    public void register(String branchCode, BranchAddress address) {
        jdbc.sql("UPDATE branch SET postal_code = ?, address = ? WHERE code = ?")
                .params(address.postalCode(), address.address(), branchCode)
                .update();
    }
}
