package jp.tetsuzuki.customer;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds customers for staff. A page is read from where the one before has ended, from an index, so that a search reads
 * at most one row more than it shows, however many customers there are.
 */
@Component
public class CustomerSearch {

    /** A row of a list. */
    public record Found(String contractNumber, String name, String nameKana, Branch branch) {}

    /**
     * A page of a list.
     *
     * @param customers in the order of their names in kana
     * @param next where the next page begins; empty on the last one
     */
    public record Slice(List<Found> customers, Optional<Place> next) {}

    /**
     * A place in a list: behind a certain customer.
     *
     * @param kanaKey that customer's name as it is sorted
     * @param contractNumber contract number, 10 digits
     */
    public record Place(String kanaKey, String contractNumber) {

        private static final Pattern TEXT = Pattern.compile("([0-9a-f]{0,200})_([0-9]{10})");

        /** As it stands in an address. */
        public String text() {
            return kanaKey + "_" + contractNumber;
        }

        /**
         * @return empty where the text names no place
         */
        public static Optional<Place> parse(String text) {
            Matcher matcher = TEXT.matcher(text);
            return matcher.matches() ? Optional.of(new Place(matcher.group(1), matcher.group(2))) : Optional.empty();
        }
    }

    private record Row(Found found, String kanaKey) {

        Place behind() {
            return new Place(kanaKey, found.contractNumber());
        }
    }

    private static final String CUSTOMERS = """
            SELECT c.contract_number, c.name, c.name_kana, c.kana_key, b.code, b.name AS branch_name
              FROM customer c JOIN branch b ON b.code = c.branch_code
             WHERE c.kana_key >= :from AND c.kana_key < :end
               AND (c.kana_key > :from OR c.contract_number > :behind)
            """;
    private static final String OF_BRANCH = " AND c.branch_code = :branch ";
    private static final String ORDER = " ORDER BY c.kana_key, c.contract_number LIMIT :most";

    private final JdbcClient jdbc;

    CustomerSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the text can be searched for as the beginning of a name in kana. */
    public static boolean isKana(String text) {
        return KanaKey.asked(text).isPresent();
    }

    /**
     * The customers whose name in kana begins with the text.
     *
     * @param branchCode three digits; empty for the customers of all branches
     * @param kana the beginning of the name; hiragana, half-width kana and spaces are understood
     * @param after where the page before has ended; empty for the first page
     * @param most how many the page shows
     * @throws IllegalArgumentException if the text is not kana
     */
    public Slice byKana(Optional<String> branchCode, String kana, Optional<Place> after, int most) {
        KanaKey key = KanaKey.asked(kana).orElseThrow(() -> new IllegalArgumentException("The text is not kana."));
        List<Row> rows = jdbc.sql(CUSTOMERS + (branchCode.isPresent() ? OF_BRANCH : "") + ORDER)
                .param("from", after.map(Place::kanaKey).orElse(key.digits()))
                .param("behind", after.map(Place::contractNumber).orElse(""))
                .param("end", key.end())
                .param("branch", branchCode.orElse(null))
                .param("most", most + 1)
                .query((row, number) -> new Row(
                        new Found(
                                row.getString("contract_number"),
                                row.getString("name"),
                                row.getString("name_kana"),
                                new Branch(row.getString("code"), row.getString("branch_name"))),
                        row.getString("kana_key")))
                .list();
        List<Row> shown = rows.subList(0, Math.min(most, rows.size()));
        return new Slice(
                shown.stream().map(Row::found).toList(),
                rows.size() > most ? Optional.of(shown.get(most - 1).behind()) : Optional.empty());
    }
}
