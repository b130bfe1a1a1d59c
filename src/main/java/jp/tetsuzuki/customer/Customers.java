package jp.tetsuzuki.customer;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import jp.tetsuzuki.platform.PasswordHashes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The register of customers and their branches. */
@Component
public class Customers {

    private final JdbcClient jdbc;
    private final PasswordHashes hashes;
    private final Clock clock;

    Customers(JdbcClient jdbc, PasswordHashes hashes, Clock clock) {
        this.jdbc = jdbc;
        this.hashes = hashes;
        this.clock = clock;
    }

    /**
     * @param contractNumber contract number, 10 digits
     * @return the customer, empty for a number that nobody has
     */
    public Optional<Customer> find(String contractNumber) {
        return jdbc.sql("""
                        SELECT c.contract_number, c.name, c.name_kana, c.phone, c.notice_address,
                               b.code AS branch_code, b.name AS branch_name
                        FROM customer c JOIN branch b ON b.code = c.branch_code
                        WHERE c.contract_number = ?""")
                .param(contractNumber)
                .query((row, number) -> new Customer(
                        row.getString("contract_number"),
                        row.getString("name"),
                        row.getString("name_kana"),
                        new Branch(row.getString("branch_code"), row.getString("branch_name")),
                        row.getString("phone"),
                        row.getString("notice_address")))
                .optional();
    }

    /**
     * Takes up a new customer, and the branch where it is not known yet.
     *
     * @param loginPassword the password of the login page; only its hash is kept
     * @param confirmationPassword the password that confirms a procedure; only its hash is kept
     * @throws org.springframework.dao.DuplicateKeyException if the contract number is taken
     */
    @Transactional
    public void register(Customer customer, CharSequence loginPassword, CharSequence confirmationPassword) {
        String loginHash = hashes.hash(loginPassword);
        String confirmationHash = hashes.hash(confirmationPassword);
        Branch branch = customer.branch();
        if (jdbc.sql("SELECT code FROM branch WHERE code = ?")
                .param(branch.code())
                .query(String.class)
                .optional()
                .isEmpty()) {
            jdbc.sql("INSERT INTO branch (code, name) VALUES (?, ?)")
                    .params(branch.code(), branch.name())
                    .update();
        }
        jdbc.sql("""
                        INSERT INTO customer
                            (contract_number, name, name_kana, kana_key, branch_code, phone, notice_address, created_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        customer.contractNumber(),
                        customer.name(),
                        customer.nameKana(),
                        KanaKey.ofName(customer.nameKana()).digits(),
                        branch.code(),
                        customer.phone(),
                        customer.noticeAddress(),
                        OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        addPassword(customer, PasswordKind.LOGIN, loginHash);
        addPassword(customer, PasswordKind.CONFIRMATION, confirmationHash);
    }

    private void addPassword(Customer customer, PasswordKind kind, String hash) {
        jdbc.sql("INSERT INTO customer_password (contract_number, kind, hash) VALUES (?, ?, ?)")
                .params(customer.contractNumber(), kind.name(), hash)
                .update();
    }
}
