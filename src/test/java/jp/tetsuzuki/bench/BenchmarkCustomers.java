package jp.tetsuzuki.bench;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Customers beside the demo's, as many as the load needs. */
final class BenchmarkCustomers {

    static final String LOGIN_PASSWORD = "Login-bench";
    static final String CONFIRMATION_PASSWORD = "Kakunin-bench";

    static final String MAIL_PASSWORD = "271828";

    private BenchmarkCustomers() {}

    static String contractNumber(int number) {
        return "%010d".formatted(2_000_000_000L + number);
    }

    /** Adds customers 0 to count - 1, all with the given hashes; does nothing where they are there already. */
    static void add(DataSource database, int count, String loginHash, String confirmationHash) {
        JdbcTemplate jdbc = new JdbcTemplate(database);
        Integer there = jdbc.queryForObject(
                "SELECT COUNT(*) FROM customer WHERE contract_number >= ?", Integer.class, contractNumber(0));
        if (there != null && there >= count) {
            return;
        }
        jdbc.update("INSERT INTO branch (code, name) SELECT '999', 'ベンチマーク支店'"
                + " WHERE NOT EXISTS (SELECT 1 FROM branch WHERE code = '999')");
        jdbc.batchUpdate(
                """
                INSERT INTO customer (contract_number, name, name_kana, branch_code, phone, notice_address, created_at)
                VALUES (?, '計測太郎', 'ケイソク タロウ', '999', '097-500-0000', 'keisoku@example.jp', CURRENT_TIMESTAMP)""",
                IntStream.range(0, count)
                        .mapToObj(number -> new Object[] {contractNumber(number)})
                        .toList());
        jdbc.batchUpdate(
                "INSERT INTO customer_password (contract_number, kind, hash) VALUES (?, ?, ?)",
                IntStream.range(0, count)
                        .boxed()
                        .flatMap(number -> java.util.stream.Stream.of(
                                new Object[] {contractNumber(number), "LOGIN", loginHash},
                                new Object[] {contractNumber(number), "CONFIRMATION", confirmationHash}))
                        .toList());
    }

    /** What tells the customer's one login session. */
    static String sessionReference(String contractNumber) {
        return "session of " + contractNumber;
    }

    /** Lets the first customers use mail passwords, each with one that is valid in the login session. */
    static void addMailPasswords(DataSource database, int count, UnaryOperator<String> hash) {
        JdbcTemplate jdbc = new JdbcTemplate(database);
        List<String> contracts = IntStream.range(0, count)
                .mapToObj(BenchmarkCustomers::contractNumber)
                .toList();
        jdbc.batchUpdate(
                """
                INSERT INTO mail_setting (contract_number, mobile_address, mobile_in_use, pc_in_use, version, changed_at)
                VALUES (?, 'keisoku@keitai.example.jp', TRUE, FALSE, 1, CURRENT_TIMESTAMP)""", contracts.stream().map(contract -> new Object[] {contract}).toList());
        jdbc.batchUpdate(
                """
                INSERT INTO mail_password_session (session_hash, contract_number, wrong_entries, ended, created_at)
                VALUES (?, ?, 0, FALSE, CURRENT_TIMESTAMP)""",
                contracts.stream()
                        .map(contract -> new Object[] {sha256(sessionReference(contract)), contract})
                        .toList());
        jdbc.batchUpdate(
                """
                INSERT INTO mail_password (session_hash, destination, contract_number, request_id, request_reference,
                    requested_at, requests, state, attempted, hash, reference, sent_at)
                VALUES (?, 'IN_USE', ?, ?, '0001', CURRENT_TIMESTAMP, 1, 'SENT', TRUE, ?, '0001', CURRENT_TIMESTAMP)""",
                contracts.stream()
                        .map(contract -> {
                            String session = sha256(sessionReference(contract));
                            return new Object[] {
                                session,
                                contract,
                                contract,
                                hash.apply(String.join("\n", MAIL_PASSWORD, session, "IN_USE", ""))
                            };
                        })
                        .toList());
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
