package org.quanyu.orchestration.database;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** Held by the one process that may change a lake. The database lets go of it when the process dies. */
public final class LakeLock implements AutoCloseable {

    private static final long KEY = 0x7175616e7975L;

    private final Connection connection;

    private LakeLock(Connection connection) {
        this.connection = connection;
    }

    /** Takes the lock; empty if another process has it and keeps it. */
    public static Optional<LakeLock> tryAcquire(DatabaseConnection database) throws SQLException {
        // the database takes a moment to notice that a process was killed
        RetryPolicy<Optional<LakeLock>> patience = RetryPolicy.<Optional<LakeLock>>builder()
                .handleResultIf(Optional::isEmpty)
                .withDelay(Duration.ofMillis(500))
                .withMaxRetries(6)
                .build();
        return Failsafe.with(patience).get(() -> acquire(database));
    }

    private static Optional<LakeLock> acquire(DatabaseConnection database) throws SQLException {
        Connection connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        try (PreparedStatement lock = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            lock.setLong(1, KEY);
            try (ResultSet answer = lock.executeQuery()) {
                answer.next();
                if (answer.getBoolean(1)) {
                    return Optional.of(new LakeLock(connection));
                }
            }
        }
        connection.close();
        return Optional.empty();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
