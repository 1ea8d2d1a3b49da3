package org.quanyu.orchestration.cli;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.quanyu.orchestration.database.LakeDatabase;
import org.quanyu.orchestration.run.Failures;
import org.quanyu.orchestration.sql.OutputFormat;
import org.quanyu.orchestration.sql.RowWriter;

/** Prints what a query over the lake's run log finds. */
final class Listing {

    private Listing() {}

    static void print(LakeDatabase database, String sql, List<Object> parameters, OutputFormat format, PrintWriter out) {
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.size(); i++) {
                statement.setObject(i + 1, parameters.get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                RowWriter.write(rows, format, out);
            }
        } catch (SQLException e) {
            throw Failures.explain(e);
        }
    }
}
