package jp.tetsuzuki.platform;

import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs work in a transaction of its own that stays committed whatever becomes of the caller's: the counting of wrong
 * entries and the records of refusals.
 *
 * <p>It uses a pool of its own. With one pool, callers that each hold a connection and wait for a second one would
 * block each other for good as soon as there are as many of them as the pool has connections.
 *
 * <p>The work must not touch a row that the caller's open transaction has changed: it would wait for its own caller.
 */
@Component
public class IndependentTransactions {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    IndependentTransactions(@Qualifier("independent") DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRED);
    }

    /**
     * Runs the work and commits it, or rolls it back when it throws.
     *
     * @param work gets the client whose statements belong to the transaction
     * @return what the work returned
     */
    public <T> T call(Function<JdbcClient, T> work) {
        return transaction.execute(status -> work.apply(jdbc));
    }
}
