package asyncio.integrations;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What the tests ask a database. */
final class Sql {
    private Sql() {}

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static int number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /** The question how many sessions are executing this. */
    static String running(String sql) {
        return "select count(*) from pg_stat_activity where state = 'active' and query = '" + sql + "'";
    }

    /** Asks until the answer is this. Each question is a wait, so that other tasks go on. */
    static void until(int expected, Connection connection, String sql) throws SQLException {
        while (number(connection, sql) != expected) {
            Thread.onSpinWait();
        }
    }
}
