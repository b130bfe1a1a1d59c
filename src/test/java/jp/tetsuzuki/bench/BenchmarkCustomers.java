package jp.tetsuzuki.bench;

import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Customers beside the demo's, as many as the load needs. */
final class BenchmarkCustomers {

    static final String LOGIN_PASSWORD = "Login-bench";
    static final String CONFIRMATION_PASSWORD = "Kakunin-bench";

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
}
