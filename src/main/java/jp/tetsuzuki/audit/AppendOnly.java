package jp.tetsuzuki.audit;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.api.Trigger;

/** Refuses change and removal of audit lines on H2, as a trigger function does on PostgreSQL. */
public final class AppendOnly implements Trigger {

    @Override
    public void fire(Connection connection, Object[] before, Object[] after) throws SQLException {
        throw new SQLException("The audit is append-only.");
    }
}
