package jp.tetsuzuki.process;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.apache.commons.codec.binary.Base32;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Runs after all tests on its database: whatever they have typed or been given, right or wrong, is nowhere in the
 * database and nowhere in the log.
 */
abstract class SecretsContract extends ProcedureContract {

    private static final Set<String> SYSTEM_SCHEMAS = Set.of("INFORMATION_SCHEMA", "information_schema", "pg_catalog");

    @Autowired
    private DataSource database;

    /** One customer through all procedures in the portal, with every wrong entry that does not end the path. */
    @Test
    void nothing_that_was_typed_or_generated_is_kept() throws SQLException {
        walkThroughThePortal();

        SecretSearch search = keptInDatabaseAndLog();

        List<String> found = new ArrayList<>();
        secrets.texts().forEach(secret -> search.findText(secret).forEach(place -> found.add(secret + " in " + place)));
        secrets.tokenSecrets()
                .forEach(secret ->
                        search.findTokenSecret(secret).forEach(place -> found.add("a token's secret in " + place)));
        assertThat(found).isEmpty();
        assertThat(secrets.texts()).hasSizeGreaterThan(10);
        assertThat(secrets.tokenSecrets()).isNotEmpty();
        assertThat(search.size()).isGreaterThan(200);
    }

    private void walkThroughThePortal() {
        new Portal(port).tryLogin(contractNumber, secrets.typed("Chigau-Login#1"));
        Portal portal = new Portal(port).login(contractNumber, LOGIN_PASSWORD);

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
        // What stands in the token's row while it is in use is searched as well: it is not released here.
        assertThat(tokenState()).isEqualTo("IN_USE");
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

        assertThat(keptInDatabaseAndLog().findText(planted)).isNotEmpty();

        runtime.removeVariable(instance.getId(), "planted");
        cancel(instance);
    }

    @Test
    void a_secret_inside_a_serialized_object_would_be_found() throws SQLException {
        ProcessInstance instance = choose(ISSUANCE);
        runtime.setVariable(instance.getId(), "planted", new ArrayList<>(List.of("Ueta-Tane#77")));

        assertThat(keptInDatabaseAndLog().findText("Ueta-Tane#77"))
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

        SecretSearch search = keptInDatabaseAndLog();
        assertThat(search.findText("662607")).isNotEmpty();
        assertThat(search.findTokenSecret(base32)).isNotEmpty();

        runtime.removeVariables(instance.getId(), List.of("code", "secret"));
    }

    @Test
    void a_secret_in_the_log_would_be_found() throws SQLException {
        LoggerFactory.getLogger("jp.tetsuzuki.planted").debug("The password is {}.", "Ueta-Log#5");

        assertThat(keptInDatabaseAndLog().findText("Ueta-Log#5")).containsExactly("the log as text");
    }

    private SecretSearch keptInDatabaseAndLog() throws SQLException {
        SecretSearch search = new SecretSearch();
        try (Connection connection = database.getConnection()) {
            for (String table : tables(connection)) {
                addRows(search, connection, table);
            }
        }
        log.lines().forEach(line -> search.add("the log", line));
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
