package org.quanyu.orchestration.database.migration;

import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** The tables of the Spring Batch job repository, from the script that Spring Batch ships. */
public final class V2__SpringBatchRepository extends BaseJavaMigration {

    @Override
    public void migrate(Context context) {
        ScriptUtils.executeSqlScript(
                context.getConnection(), new ClassPathResource("org/springframework/batch/core/schema-postgresql.sql"));
    }
}
