package org.quanyu.orchestration.trino;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/** A view for analysts, as its file states it: comment lines with title, purpose and columns, then a query. */
record ViewDefinition(String name, String title, String purpose, Map<String, String> columns, String query) {

    private static final Pattern STATEMENT = Pattern.compile("^-- (title|purpose|column (\\w+)): (.+)$");

    ViewDefinition {
        columns = Map.copyOf(columns);
    }

    static ViewDefinition parse(String name, String text) {
        Map<String, String> said = new LinkedHashMap<>();
        Map<String, String> columns = new LinkedHashMap<>();
        StringBuilder query = new StringBuilder();
        text.lines().forEach(line -> {
            Matcher statement = STATEMENT.matcher(line);
            if (!statement.matches()) {
                query.append(line).append('\n');
            } else if (statement.group(2) == null) {
                said.put(statement.group(1), statement.group(3).strip());
            } else {
                columns.put(statement.group(2), statement.group(3).strip());
            }
        });
        if (!said.keySet().containsAll(Set.of("title", "purpose"))) {
            throw new LakeException(
                    FailureCode.CONTRACT_INVALID,
                    "the view " + name + " lacks a title or a purpose",
                    "Begin views/" + name + ".sql with -- title: and -- purpose: lines.");
        }
        return new ViewDefinition(
                name,
                said.get("title"),
                said.get("purpose"),
                columns,
                query.toString().strip());
    }

    /** What catalogs show, with a mark that changes whenever the definition or the columns it yields do. */
    String comment(String columnsYielded) {
        return title + ". " + purpose + " [" + mark(columnsYielded) + "]";
    }

    private String mark(String columnsYielded) {
        String all = query + '\n' + title + '\n' + purpose + '\n' + new TreeMap<>(columns) + '\n' + columnsYielded;
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, 10);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
