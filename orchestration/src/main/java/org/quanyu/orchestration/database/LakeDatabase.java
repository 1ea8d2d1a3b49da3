package org.quanyu.orchestration.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The relational side of a lake: run log, job repository and the catalog's table pointers. */
public final class LakeDatabase implements AutoCloseable {

    private final DatabaseConnection connection;
    private final HikariDataSource pool;
    private final JdbcTransactionManager transactions;

    private LakeDatabase(DatabaseConnection connection, HikariDataSource pool) {
        this.connection = connection;
        this.pool = pool;
        transactions = new JdbcTransactionManager(pool);
    }

    /** Connects and brings the relational schema up to date. */
    public static LakeDatabase open(DatabaseConnection connection) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(connection.jdbcUrl());
        config.setUsername(connection.user());
        config.setPassword(connection.password());
        config.setMaximumPoolSize(6);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(Duration.ofSeconds(5).toMillis());
        config.setPoolName("lake");
        try {
            HikariDataSource pool = new HikariDataSource(config);
            migrate(pool);
            return new LakeDatabase(connection, pool);
        } catch (FlywayException e) {
            throw new LakeException(
                    FailureCode.HOME_NEWER,
                    "the lake's database at " + connection.jdbcUrl() + " cannot be brought up to date: "
                            + e.getMessage(),
                    "use the version of the lake that wrote it, or a newer one",
                    e);
        } catch (RuntimeException e) {
            throw new LakeException(
                    FailureCode.DATABASE_UNREACHABLE,
                    "PostgreSQL at " + connection.jdbcUrl() + " does not answer: " + e.getMessage(),
                    "check that it runs and that user and password are right, then repeat the command",
                    e);
        }
    }

    private static void migrate(DataSource dataSource) {
        Flyway.configure()
                .dataSource(dataSource)
                .defaultSchema("public")
                .table("lake_schema_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .locations("classpath:db/migration", "classpath:org/quanyu/orchestration/database/migration")
                .load()
                .migrate();
    }

    public DatabaseConnection connection() {
        return connection;
    }

    public DataSource dataSource() {
        return pool;
    }

    public JdbcClient client() {
        return JdbcClient.create(pool);
    }

    public JdbcTransactionManager transactionManager() {
        return transactions;
    }

    public TransactionTemplate transaction() {
        return new TransactionTemplate(transactions);
    }

    @Override
    public void close() {
        pool.close();
    }
}
