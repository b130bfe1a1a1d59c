package jp.tetsuzuki.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import jp.tetsuzuki.mail.ScriptedSmtpServer.Turn;
import org.apache.commons.codec.binary.Base32;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Runs after all tests on its database: whatever they have typed or been given, right or wrong, is nowhere in the
 * database, in no page and nowhere in the log. In mails there is nothing of it but each mail password in its own.
 */
abstract class SecretsContract extends MailPasswordContract {

    /** Six digits that pages tell as an example of a password that is too simple. */
    private static final String EXAMPLE = "123456";

    /** Milliseconds; one of the few round numbers of six digits among them is by chance a code now and then. */
    private static final String LENGTH_OF_TIME = "DURATION_";

    private static final Set<String> SYSTEM_SCHEMAS = Set.of("INFORMATION_SCHEMA", "information_schema", "pg_catalog");

    @Autowired
    private DataSource database;

    /** Customers through all procedures in the portal, with every wrong entry that does not end the path. */
    @Test
    void nothing_that_was_typed_or_generated_is_kept() throws SQLException {
        walkThroughThePortal();
        MailServer.everReceived().stream()
                .filter(mail -> mail.subject().equals(PASSWORD_MAIL))
                .forEach(mail -> secrets.typed(MailedPassword.in(mail).code()));

        SecretSearch search = keptAnywhere();

        List<String> found = new ArrayList<>();
        secrets.texts().stream()
                .filter(secret -> !secret.equals(EXAMPLE))
                .forEach(secret -> search.findText(secret).forEach(place -> found.add(secret + " in " + place)));
        secrets.tokenSecrets()
                .forEach(secret ->
                        search.findTokenSecret(secret).forEach(place -> found.add("a token's secret in " + place)));
        assertThat(found).isEmpty();
        assertThat(secrets.texts())
                .hasSizeGreaterThan(10)
                .contains(mailedTo(PHONE).code());
        assertThat(secrets.tokenSecrets()).isNotEmpty();
        assertThat(mailPasswords()).contains("IN_USE SENT valid");
        assertThat(search.size()).isGreaterThan(200);
    }

    private void walkThroughThePortal() {
        walkToATokenInUse();
        becomeNewCustomer();
        walkToMailPasswordsInUse();
    }

    private void walkToATokenInUse() {
        new Portal(port, pages).tryLogin(contractNumber, secrets.typed("Chigau-Login#1"));
        Portal portal = logIn();

        String start = "/procedures/" + ISSUANCE;
        Map<String, String> page = portal.open(start);
        page.putAll(Portal.applicationFields(MAIL_ADDRESS, secrets.typed("Portal3Kaishi")));
        page.put("startPasswordConfirmation", secrets.typed("Portal3Chigau"));
        assertThat(portal.post(start, page).body()).doesNotContain("Portal3");
        String issuance = portal.send(start, Portal.applicationFields(MAIL_ADDRESS, secrets.typed("Portal3Start")));
        portal.send(issuance, Map.of("confirmationPassword", secrets.typed("Chigau-Kakunin#2")));
        portal.send(issuance, Map.of("confirmationPassword", secrets.typed(CONFIRMATION_PASSWORD)));
        assertThat(tokenState()).isEqualTo("ISSUED");

        ProcessInstance instance = runtime.createProcessInstanceQuery()
                .processInstanceId(issuance.substring(issuance.lastIndexOf('/') + 1))
                .singleResult();
        runDueJobs(instance);
        assertThat(requestSetup(instance, "Portal3Wrong").statusCode()).isEqualTo(401);
        Phone phone = phone(requestSetup(instance, "Portal3Start"));

        String useStart = portal.send("/procedures/" + USE_START, Map.of("otp", secrets.typed(phone.wrongCode())));
        portal.send(useStart, Map.of("otp", phone.code()));
        assertThat(tokenState()).isEqualTo("IN_USE");
        pass(Duration.ofMinutes(2));

        String release = portal.send(
                "/procedures/" + RELEASE,
                Map.of("confirmationPassword", secrets.typed("Chigau-Kakunin#3"), "otp", phone.code()));
        portal.send(
                release,
                Map.of(
                        "confirmationPassword", secrets.typed(CONFIRMATION_PASSWORD),
                        "otp", secrets.typed(phone.wrongCode())));
        orderTransfer(portal, phone);
        // What stands in the token's row while it is in use is searched as well: it is not released here.
        assertThat(tokenState()).isEqualTo("IN_USE");
    }

    private void orderTransfer(Portal portal, Phone phone) {
        String transfer = portal.send("/procedures/" + TRANSFER, TransferContract.order(10_000));
        portal.send(transfer, Map.of("confirmationPassword", secrets.typed("Chigau-Kakunin#5"), "otp", phone.code()));
        Map<String, String> page = portal.open(transfer);
        page.putAll(Map.of("confirmationPassword", CONFIRMATION_PASSWORD, "otp", secrets.typed("60221")));
        assertThat(portal.post(transfer, page).body()).doesNotContain(CONFIRMATION_PASSWORD, "60221");
        portal.send(transfer, TransferContract.byOtp(secrets.typed(phone.wrongCode())));
        portal.send(transfer, TransferContract.byOtp(phone.code()));
        assertThat(audit("transfer.accept")).containsExactly("DONE");
    }

    private void walkToMailPasswordsInUse() {
        Visit visit = new Visit();
        visit.open();
        visit.send(phone(PHONE), pc(PC));
        deliver();
        MailedPassword ofPhone = mailedTo(PHONE);
        MailedPassword ofPc = mailedTo(PC);
        visit.send(confirmation("Chigau-Kakunin#4"), newPhonePassword(ofPhone.code()), newPcPassword(ofPc.code()));
        visit.send(confirmation(), newPhonePassword(ofPhone.wrongCode()), newPcPassword(ofPc.code()));
        visit.send(confirmation(), newPhonePassword(ofPhone.code()), newPcPassword("Chigau-Meeru#5"));
        assertThat(visit.page()).doesNotContain("Chigau-Meeru");
        visit.send(confirmation(), newPhonePassword(ofPhone.code()), newPcPassword(ofPc.code()));
        assertThat(addressesInUse()).containsExactly("phone " + PHONE, "pc " + PC);

        Visit next = new Visit();
        next.open();
        MailServer.next(Turn.DROP_AFTER_THE_FINAL_DOT, Turn.DROP_AFTER_THE_FINAL_DOT);
        assertThatThrownBy(this::deliver).hasMessageContaining("The mail password was not sent");
        MailedPassword unclear = mailedTo(PHONE);
        MailServer.next();
        pass(Duration.ofSeconds(5));
        deliver();
        next.reload();
        next.send(phone(NEW_PHONE), pc(PC), mailPassword(unclear.code()));
        pass(Duration.ofSeconds(60));
        next.press("resend", phone(NEW_PHONE), pc(PC), mailPassword("902715"));
        deliver();
        next.reload();
        next.send(phone(NEW_PHONE), pc(PC), mailPassword(mailedTo(PHONE).code()));
        // Valid mail passwords are searched as well: the change is not confirmed here.
        deliver();
        assertThat(allMailedTo(NEW_PHONE)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "hexadecimal", "Base64", "shifted Base64", "UTF-16"})
    void a_secret_in_a_variable_would_be_found(String way) throws SQLException {
        String planted = "Ueta-Himitsu#" + way.length();
        byte[] bytes = planted.getBytes(StandardCharsets.UTF_8);
        Object written = switch (way) {
            case "plain" -> planted;
            case "hexadecimal" -> HexFormat.of().formatHex(bytes);
            case "Base64" -> Base64.getEncoder().encodeToString(bytes);
            case "shifted Base64" ->
                Base64.getEncoder().encodeToString(("a" + planted + "b").getBytes(StandardCharsets.UTF_8));
            default -> planted.getBytes(StandardCharsets.UTF_16LE);
        };
        ProcessInstance instance = choose(ISSUANCE);
        runtime.setVariable(instance.getId(), "planted", written);

        assertThat(keptAnywhere().findText(planted)).isNotEmpty();

        runtime.removeVariable(instance.getId(), "planted");
        cancel(instance);
    }

    @Test
    void a_secret_inside_a_serialized_object_would_be_found() throws SQLException {
        ProcessInstance instance = choose(ISSUANCE);
        runtime.setVariable(instance.getId(), "planted", new ArrayList<>(List.of("Ueta-Tane#77")));

        assertThat(keptAnywhere().findText("Ueta-Tane#77"))
                .anySatisfy(place -> assertThat(place).containsIgnoringCase("act_ge_bytearray"));

        runtime.removeVariable(instance.getId(), "planted");
    }

    @Test
    void a_code_and_a_token_secret_would_be_found() throws SQLException {
        String base32 =
                new Base32().encodeAsString("a secret of thirty-two bytes ...".getBytes(StandardCharsets.UTF_8));
        ProcessInstance instance = choose(ISSUANCE);
        runtime.setVariable(instance.getId(), "code", "662607");
        runtime.setVariable(instance.getId(), "secret", new Base32().decode(base32));

        SecretSearch search = keptAnywhere();
        assertThat(search.findText("662607")).isNotEmpty();
        assertThat(search.findTokenSecret(base32)).isNotEmpty();

        runtime.removeVariables(instance.getId(), List.of("code", "secret"));
    }

    @Test
    void a_secret_in_the_log_would_be_found() throws SQLException {
        LoggerFactory.getLogger("jp.tetsuzuki.planted").debug("The password is {}.", "Ueta-Log#5");

        assertThat(keptAnywhere().findText("Ueta-Log#5")).containsExactly("the log as text");
    }

    @Test
    void a_secret_in_a_page_would_be_found() throws SQLException {
        pages.accept("<p>お手続き</p>\n<p>Ueta-Gamen#6</p>\n");

        assertThat(keptAnywhere().findText("Ueta-Gamen#6")).containsExactly("a page as text");
    }

    private SecretSearch keptAnywhere() throws SQLException {
        SecretSearch search = new SecretSearch();
        try (Connection connection = database.getConnection()) {
            for (String table : tables(connection)) {
                addRows(search, connection, table);
            }
        }
        log.lines().forEach(line -> search.add("the log", line));
        pages.lines().forEach(line -> search.add("a page", line));
        MailServer.everReceived().forEach(mail -> {
            search.add("a mail's subject", mail.subject());
            search.add("a mail's id", mail.messageId());
            search.add("a mail", mail.text().replaceFirst("\\Rメール通知パスワード：\\d{6}\\R", ""));
        });
        return search;
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet found = connection
                .getMetaData()
                .getTables(connection.getCatalog(), null, "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (found.next()) {
                if (!SYSTEM_SCHEMAS.contains(found.getString("TABLE_SCHEM"))) {
                    tables.add("\"" + found.getString("TABLE_SCHEM") + "\".\"" + found.getString("TABLE_NAME") + "\"");
                }
            }
        }
        assertThat(tables).hasSizeGreaterThan(50);
        return tables;
    }

    private static void addRows(SecretSearch search, Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
            ResultSetMetaData columns = rows.getMetaData();
            while (rows.next()) {
                for (int column = 1; column <= columns.getColumnCount(); column++) {
                    if (columns.getColumnName(column).equalsIgnoreCase(LENGTH_OF_TIME)) {
                        continue;
                    }
                    byte[] bytes = isBinary(columns.getColumnType(column)) ? rows.getBytes(column) : text(rows, column);
                    if (bytes != null) {
                        search.add(table + "." + columns.getColumnName(column), bytes);
                    }
                }
            }
        }
    }

    private static byte[] text(ResultSet rows, int column) throws SQLException {
        String text = rows.getString(column);
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isBinary(int type) {
        return Stream.of(Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB)
                .anyMatch(binary -> binary == type);
    }
}
