package org.quanyu.orchestration.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An array of objects, one per line; a column name that comes twice gets a number. */
final class JsonWriter implements RowWriter {

    private final PrintWriter out;
    private List<String> names = List.of();
    private boolean isFirst = true;

    JsonWriter(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void columns(List<String> columns) {
        names = distinct(columns);
        out.print("[");
    }

    @Override
    public void row(List<Object> values) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int column = 0; column < names.size(); column++) {
            object.put(names.get(column), values.get(column));
        }
        out.print(isFirst ? "\n" : ",\n");
        isFirst = false;
        try {
            out.print(SqlValues.JSON.writeValueAsString(object));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void end() {
        out.print(isFirst ? "]\n" : "\n]\n");
        out.flush();
    }

    private static List<String> distinct(List<String> columns) {
        Set<String> taken = new HashSet<>();
        List<String> distinct = new ArrayList<>();
        for (String column : columns) {
            String name = column;
            for (int number = 2; !taken.add(name); number++) {
                name = column + "_" + number;
            }
            distinct.add(name);
        }
        return distinct;
    }
}
