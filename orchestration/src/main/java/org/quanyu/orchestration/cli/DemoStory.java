package org.quanyu.orchestration.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.quanyu.generator.Generated;
import org.quanyu.orchestration.catalog.LakeSession;
import org.quanyu.orchestration.evaluate.Evaluation;
import org.quanyu.orchestration.evaluate.Score;
import org.quanyu.orchestration.evaluate.Truth;
import org.quanyu.orchestration.home.Lake;
import org.quanyu.orchestration.run.LakeRun;
import org.quanyu.orchestration.run.LedgerEntry;
import org.quanyu.orchestration.run.Progress;
import org.quanyu.orchestration.sql.OutputFormat;
import org.quanyu.orchestration.sql.Rows;
import org.quanyu.orchestration.sql.SqlClient;
import org.quanyu.orchestration.sql.SqlScript;
import org.quanyu.orchestration.trino.TrinoServer;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;
import org.quanyu.schemas.step.RunMode;

/** What the demo does and says, chapter by chapter. */
final class DemoStory {

    /** What the demo takes in of the sources of the district. */
    private static final List<String> SOURCES = List.of("firm_registry", "mailbox", "request_category", "requests");

    /** The source that is mended: the demo's copy of it does not know capital that is promised, not paid. */
    private static final String MENDED = "firm_registry.yaml";

    private static final String PROMISED = "(注册资本)";

    private static final String PROMISED_UNDERSTOOD = "(replace(注册资本, '认缴', ''))";

    /** Feeds that the demo's sources take in, and what they are. */
    private static final Map<String, String> FEEDS = feeds();

    private final DemoHome home;
    private final DemoDistrict district;
    private final EngineOption engine;
    private final Story story;

    DemoStory(DemoHome home, EngineOption engine, Story story) {
        this.home = home;
        this.district = new DemoDistrict(home.folder().resolve("district"), home.input());
        this.engine = engine;
        this.story = story;
    }

    /** @param examples the folder of the district's sources that ship with the lake */
    void tell(Path examples) {
        home.copySources(examples, SOURCES);
        rewrite(home.sources().resolve(MENDED), PROMISED_UNDERSTOOD, PROMISED);
        story.line("全域 Quanyu: 一个城区的夜间数据湖，用生成的小城区演示。");
        story.line("A data lake that works through the night for a city district, shown on a small generated one.");
        try (Lake lake = Lake.open(home.lake(), Optional.empty())) {
            firstDelivery();
            firstNight(lake);
            setAside(lake);
            secondNight(lake);
            mendAndReplay(lake);
        }
        ask();
        judge();
        whereToLookNext();
    }

    private void firstDelivery() {
        story.chapter("生成一个小城区，各部门交付两个月的数据", "Generate a small district; its departments deliver two months of data");
        Generated generated = district.generate();
        story.line("%,d 条记录 records, %,d 个文件 files: %s"
                .formatted(generated.records(), generated.files(), district.command()));
        district.deliverUntilFirstNight();
        tellOf(LocalDate.MIN);
        story.line("演示取用其中四类 The demo takes in these four; examples/district has sources for more.");
        story.line("数据源定义 What each file is, and what becomes of each column: " + home.sources() + "/*.yaml");
    }

    private void tellOf(LocalDate since) {
        List<Map<String, Object>> rows = FEEDS.entrySet().stream()
                .map(feed -> {
                    List<Path> files = district.arrived(feed.getKey(), since);
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("feed", feed.getKey());
                    row.put("files", files.size());
                    row.put("what", feed.getValue());
                    return row;
                })
                .toList();
        story.line("");
        table(rows);
        story.line("");
    }

    private static Map<String, String> feeds() {
        Map<String, String> feeds = new LinkedHashMap<>();
        feeds.put("firm_registry", "企业登记 the register of firms, then its changes: CSV in GB18030");
        feeds.put("citizen_requests", "民生诉求工单 requests over 32 channels, on each day they change: JSON lines");
        feeds.put("mailbox_letters", "领导信箱来信 letters, weekly: a spreadsheet with a title above its header");
        feeds.put("item_catalogue", "事项目录 the catalogue of items: a spreadsheet");
        return feeds;
    }

    private void firstNight(Lake lake) {
        story.chapter(
                "第一夜：入湖、清洗、融合、审核，然后一次性发布", "Night one: take in, clean, fuse, audit, then publish everything at once");
        night(lake, DemoDistrict.FIRST_NIGHT, RunMode.INCREMENTAL);
        story.line("每一步：输入 = 输出 + 合并 + 搁置，对不上就不发布。");
        story.line("In each step: in = out + merged + set aside. A ledger that does not balance stops the run.");
    }

    private void night(Lake lake, LocalDate asOf, RunMode mode) {
        LakeRun.Result result = RunCommand.run(
                RunCommand.Work.nightly(asOf, mode, home.sources(), home.input()),
                lake,
                engine,
                new Progress(story.inset()));
        long aside =
                result.ledger().stream().mapToLong(LedgerEntry::quarantined).sum();
        story.line("");
        String changed = result.published().stream()
                .filter(table -> !table.startsWith("ops."))
                .collect(Collectors.joining(", "));
        story.line("已发布 published: " + (changed.isEmpty() ? "没有变化 nothing changed" : changed));
        story.line("搁置 set aside in this run: " + aside + " rows");
    }

    private void setAside(Lake lake) {
        story.chapter("哪些行被搁置，为什么", "What was set aside, and why: no row is dropped, none is guessed at");
        List<Map<String, Object>> groups = rows(lake, """
                select source, rule, code, count(*) as aside, min_by(file, line) as file, min(line) as line,
                       min_by(message, line) as message
                from ops.quarantine where status = 'open'
                group by source, rule, code order by aside desc, source, rule""");
        for (Map<String, Object> group : groups) {
            story.line("%3s × %s %s, %s"
                    .formatted(group.get("aside"), group.get("code"), group.get("source"), group.get("rule")));
            story.line("      例 e.g. " + group.get("message"));
            story.line("      %s:%s".formatted(group.get("file"), group.get("line")));
        }
    }

    private void secondNight(Lake lake) {
        story.chapter("第二夜：只处理新到的数据", "Night two: only what is new is processed");
        district.deliverSecondNight();
        tellOf(DemoDistrict.SECOND_NIGHT);
        String followed = closedToday(lake);
        List<Map<String, Object>> before = event(lake, followed);
        night(lake, DemoDistrict.SECOND_NIGHT, RunMode.INCREMENTAL);
        story.line("");
        story.line("后一版本更新前一版本，事件编号不变 A later version updates the earlier one; its id stays:");
        table(before);
        table(event(lake, followed));
        story.line("");
        story.line("每个文件的下落 What became of each file:");
        table(rows(lake, """
                select file, status, rows, set_aside, code from ops.delivery
                where arrived_on = date '%s' order by file""".formatted(DemoDistrict.SECOND_NIGHT)));
        story.line("重复的文件被认出；被截断的文件，断点之前的行都已入湖，断开的那一行连同原始字节搁置。");
        story.line(
                "The repeated file is recognised. Of the file that is cut off, all that came before the cut is in the");
        story.line("lake, and the broken row is kept with its bytes.");
    }

    /** The number of a request that the lake has as open and that is closed in what came today. */
    private String closedToday(Lake lake) {
        return rows(lake, """
                select min(request_no) as request_no from gold.event
                join json.`%s` on request_no = `工单编号`
                where status = 'open' and `工单状态` = '已办结'""".formatted(
                                district.requests(DemoDistrict.SECOND_NIGHT).toAbsolutePath()))
                .get(0)
                .get("request_no")
                .toString();
    }

    private List<Map<String, Object>> event(Lake lake, String request) {
        return rows(lake, """
                select event_id, request_no, status, handled_hours, substr(reply, 1, 24) as reply from gold.event
                where request_no = '%s'""".formatted(request));
    }

    private void mendAndReplay(Lake lake) {
        story.chapter("修改映射，重放搁置的行", "Mend a mapping and replay what was set aside");
        story.line("“认缴100万元”不在已知写法之内。 The mapping does not know 认缴100万元 (capital promised, not yet paid).");
        mend(home.sources().resolve(MENDED));
        night(lake, DemoDistrict.SECOND_NIGHT, RunMode.REPLAY);
        story.line("");
        story.line("搁置的行现在 The rows that were set aside now:");
        table(rows(lake, """
                select status, source, rule, count(*) as rows_aside from ops.quarantine
                group by status, source, rule order by status desc, rows_aside desc, source, rule"""));
        story.line("released 已重新入湖 came into the lake after all; open 仍然搁置 still break a rule.");
    }

    private void mend(Path source) {
        story.line(source + ":");
        rewrite(source, PROMISED, PROMISED_UNDERSTOOD).forEach((before, after) -> {
            story.line("  - " + before.strip());
            story.line("  + " + after.strip());
        });
        story.line("");
    }

    /** Puts one expression in the place of another; gives the lines in which it stood, and what they became. */
    private static Map<String, String> rewrite(Path source, String from, String to) {
        try {
            List<String> lines = Files.readAllLines(source);
            Map<String, String> changed = new LinkedHashMap<>();
            lines.stream()
                    .filter(line -> line.contains(from))
                    .forEach(line -> changed.put(line, line.replace(from, to)));
            if (changed.isEmpty()) {
                throw new IllegalStateException(source + " has no " + from);
            }
            Files.write(
                    source,
                    lines.stream().map(line -> changed.getOrDefault(line, line)).toList());
            return changed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void ask() {
        story.chapter("用 SQL 提问", "Ask in SQL");
        try {
            TrinoServer trino = SqlServices.start(home.lake(), Optional.empty(), story.inset());
            SqlClient client = new SqlClient(trino.jdbcUrl(), System.getProperty("user.name"));
            DemoQuestion.ALL.forEach(question -> {
                pose(question);
                client.run(SqlScript.parse(question.sql()), OutputFormat.TABLE, story.inset(), story.inset());
            });
        } catch (LakeException e) {
            if (e.code() != FailureCode.TRINO_NO_JDK && e.code() != FailureCode.TRINO_NOT_FETCHED) {
                throw e;
            }
            story.line(e.getMessage());
            story.line("改由 Spark 回答 Spark answers instead; lake sql needs Trino. " + e.remedy());
            askSpark();
        }
    }

    private void askSpark() {
        try (Lake lake = Lake.open(home.lake(), Optional.empty())) {
            DemoQuestion.ALL.forEach(question -> {
                pose(question);
                table(rows(lake, question.sql()));
            });
        }
    }

    private void pose(DemoQuestion question) {
        story.line("");
        story.line(question.chinese() + " " + question.english());
    }

    private void judge() {
        story.chapter("与真相比较", "Compare with the truth, which the lake never reads");
        try (Lake lake = Lake.open(home.lake(), Optional.empty())) {
            SparkSession spark = session(lake);
            table(Evaluation.scores(spark, new Truth(district.truth()), lake.tables())
                    .map(Score::row)
                    .toList());
        }
    }

    private void whereToLookNext() {
        story.chapter("接下来看什么", "Where to look next");
        List.of(
                        "lake sql --home %s \"show tables from gold\"",
                        "lake sql --home %s \"describe gold.firm\"",
                        "lake sql --home %s \"" + DemoQuestion.ALL.get(2).oneLine() + "\"",
                        "lake quarantine list --home %s --source firm_registry",
                        "lake quality --home %s",
                        "lake evaluate --home %s --truth " + district.truth(),
                        "lake runs --home %s")
                .forEach(command -> story.line(command.formatted(home.folder())));
        story.line("");
        story.line("改一改映射再重放 Change a mapping in %s, then:".formatted(home.sources()));
        story.line("lake quarantine replay --home %s --as-of %s --sources %s --input %s"
                .formatted(home.folder(), DemoDistrict.SECOND_NIGHT, home.sources(), home.input()));
        story.line("");
        story.line("停止后台服务 Stop what still runs: lake stop --home " + home.folder());
        story.line("再演示一次 Tell the story again: lake demo --home " + home.folder());
    }

    private void table(List<Map<String, Object>> rows) {
        Rows.write(OutputFormat.TABLE, story.inset(), rows);
        story.inset().flush();
    }

    private List<Map<String, Object>> rows(Lake lake, String sql) {
        Dataset<Row> found = session(lake).sql(sql);
        return found.collectAsList().stream()
                .map(row -> named(found.columns(), row))
                .toList();
    }

    private SparkSession session(Lake lake) {
        SparkSession spark = lake.spark(engine.master(), engine.settings());
        spark.sql("use " + LakeSession.CATALOG);
        return spark;
    }

    private static Map<String, Object> named(String[] columns, Row row) {
        Map<String, Object> named = new LinkedHashMap<>();
        for (int place = 0; place < columns.length; place++) {
            named.put(columns[place], row.get(place));
        }
        return named;
    }
}
