package org.quanyu.pipelines.cause.question;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.contract.Contracts;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.yaml.Nearest;
import org.quanyu.schemas.yaml.YamlFile;
import org.quanyu.schemas.yaml.YamlForm;
import org.quanyu.schemas.yaml.YamlNode;

/** Reads a question about tables of the lake: the keys of a {@link CauseQuestion}, and title, rows and case. */
public final class LakeQuestionReader {

    /** A name with its layer, or a view that ships with the lake. */
    public static final Pattern TABLE =
            Pattern.compile("(?<![\\w.`])(silver|gold|mart|view)\\.([a-z][a-z0-9_]*)(?![\\w.(])");

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    private final YamlFile file;
    private final YamlForm form;
    private final Map<String, String> views;

    private LakeQuestionReader(YamlFile file, YamlForm form, Map<String, String> views) {
        this.file = file;
        this.form = form;
        this.views = views;
    }

    /**
     * @param name of the file, for messages
     * @param text its content
     * @param views SQL by name, which rows may be made from as {@code view.name}
     * @throws org.quanyu.schemas.failure.LakeException {@code CAUSES_QUESTION_INVALID} or {@code
     *     SOURCE_EXPRESSION_INVALID} with file, line, column and the nearest known name
     */
    static LakeQuestion read(String name, String text, Map<String, String> views) {
        YamlFile file = new YamlFile(name, FailureCode.CAUSES_QUESTION_INVALID, "docs/causes.md");
        Set<String> keys = new LinkedHashSet<>(List.of("title", "rows", "case"));
        keys.addAll(CauseQuestionReader.KEYS);
        YamlForm form = YamlForm.of(file, "a question about the lake", YamlNode.parse(file, text), keys);
        return new LakeQuestionReader(file, form, views).question();
    }

    private LakeQuestion question() {
        if (!NAME.matcher(form.text("causes")).matches()) {
            throw form.failure(
                    "causes", "\"" + form.text("causes") + "\" names a question", "write it as late_requests");
        }
        String rows = TABLE.matcher(form.text("rows"))
                .replaceAll(match -> Matcher.quoteReplacement(
                        match.group(1).equals("view") ? "(" + view(match.group(2)) + ")" : match.group()));
        return new LakeQuestion(
                CauseQuestionReader.of(file, form), form.text("title"), rows, form.text("case"), tables(rows));
    }

    private String view(String name) {
        if (!views.containsKey(name)) {
            throw form.failure(
                    "rows",
                    "there is no view." + name,
                    Nearest.hint(name, views.keySet()) + "views: " + String.join(", ", views.keySet()));
        }
        return views.get(name);
    }

    private List<Contract> tables(String rows) {
        Map<String, Contract> known = Contracts.builtIn().all().stream()
                .collect(Collectors.toMap(Contract::table, table -> table, (one, other) -> one, LinkedHashMap::new));
        Set<Contract> tables = new LinkedHashSet<>();
        for (String table :
                TABLE.matcher(rows).results().map(match -> match.group()).toList()) {
            if (!known.containsKey(table)) {
                throw form.failure(
                        "rows", "there is no table " + table, Nearest.hint(table, known.keySet()) + "see docs/tables");
            }
            tables.add(known.get(table));
        }
        if (tables.isEmpty()) {
            throw form.failure(
                    "rows", "the rows are made from no table of the lake", "select from one such as gold.event");
        }
        return List.copyOf(tables);
    }
}
