package org.quanyu.orchestration.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quanyu.orchestration.TestLake;
import org.quanyu.orchestration.TestLake.Outcome;
import org.quanyu.orchestration.home.Lake;
import org.quanyu.orchestration.run.LakeRun;
import org.quanyu.orchestration.run.Progress;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.step.Inputs;
import org.quanyu.schemas.step.Outputs;
import org.quanyu.schemas.step.RunMode;
import org.quanyu.schemas.step.Step;
import org.quanyu.schemas.step.StepContext;
import org.quanyu.schemas.step.StepDeclaration;

/** A model learnt from tables of a real lake, and what people do with it, by the real commands. */
class ModelCommandsTest {

    private static final String[] ENGINE = {"--master", "local[2]", "--conf", "spark.sql.shuffle.partitions=2"};

    private static final String TARGET = """
            target: trouble
            question: Will the firm be in arrears next month?
            panel:
              tables: [mart.firm_sentiment, mart.firm_outcome]
              entity: firm_id
              month: month
              at_risk: posts < 100
              sql: >-
                SELECT s.*, o.firm_id IS NOT NULL AS happens FROM firm_sentiment s
                LEFT JOIN firm_outcome o ON o.firm_id = s.firm_id AND o.month = s.month
            label: {event: happens, horizon: 1 month}
            features: {themes: {posts: [posts, negative_posts]}}
            baseline: [{when: negative_posts >= 5, points: 1}]
            trees: {depth: 2, learning_rate: 0.2}
            judged_by: {months: 4, capacity: 30}
            groups: {posts: [3]}
            """;

    @TempDir
    static Path folder;

    private static TestLake lake;
    private static Outcome trained;

    @BeforeAll
    static void train() throws IOException {
        lake = new TestLake(folder);
        try (Lake open = Lake.open(lake.home(), Optional.empty())) {
            SparkSession spark = open.spark("local[2]", Map.of("spark.sql.shuffle.partitions", "2"));
            new LakeRun(spark, open.database(), open.tables(), new Progress(new PrintWriter(System.err, true)))
                    .execute(new LakeRun.Request(
                            "months",
                            LocalDate.parse("2023-04-30"),
                            RunMode.INCREMENTAL,
                            "tested",
                            List.of(new TellMonths())));
        }
        Path target = Files.writeString(folder.resolve("trouble.yaml"), TARGET);
        trained = command("train", target.toString(), "--format", "json");
    }

    @AfterAll
    static void close() {
        lake.close();
    }

    @Test
    void aTargetOverTablesBecomesAVersionThatAPersonLetsAct() {
        assertThat(trained.exitCode()).as(trained.err() + trained.out()).isZero();
        assertThat(trained.out()).contains("\"target\":\"trouble\"", "\"version\":1", "\"as_of\":\"2023-04-30\"");
        assertThat(lake.home().resolve("models/risk/trouble/1/card.zh.html")).exists();
        assertThat(command("model", "show", "trouble", "1").out()).contains("beats the rule", "card.zh.html");

        assertThat(command("model", "promote", "trouble", "1", "--by", "王芳", "--reason", "试行")
                        .out())
                .contains("version 1 of trouble: promoted by 王芳");

        assertThat(command("model", "list", "--format", "csv").out()).contains("trouble,1,2023-04-30", ",true,true");
        assertThat(command("model", "show", "trouble", "1").out()).contains("王芳", "试行");
        assertThat(command("model", "withdraw", "trouble", "1", "--by", "王芳", "--reason", "停用")
                        .exitCode())
                .isZero();
        assertThat(command("model", "list", "--format", "csv").out()).contains(",true,false");
    }

    @Test
    void whatIsNotThereIsToldWithWhatIs() {
        assertThat(command("train", "relocaton"))
                .satisfies(outcome -> assertThat(outcome.exitCode()).isOne())
                .satisfies(outcome -> assertThat(outcome.err()).contains("LAKE-1646", "did you mean \"relocation\"?"));
        assertThat(command("model", "show", "trouble", "9").err()).contains("LAKE-1647");
        assertThat(command("model", "promote", "trouble", "9", "--by", "王芳", "--reason", "试行")
                        .err())
                .contains("LAKE-1647", "registered: trouble 1");
        assertThat(command("model", "promote", "trouble", "1").exitCode()).isEqualTo(2);
        assertThat(command("train").exitCode()).isEqualTo(2);
    }

    private static Outcome command(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        if (arguments.length > 1) {
            all.addAll(List.of(ENGINE));
        }
        return lake.command(all.toArray(String[]::new));
    }

    /** Three hundred firms in sixteen months, of which posts say the worse, the likelier arrears are a month later. */
    private static final class TellMonths implements Step {

        private static final Contract SENTIMENT = Contract.of("mart.firm_sentiment");
        private static final Contract OUTCOME = Contract.of("mart.firm_outcome");

        private static final String MONTHS = """
                select concat('f', id % 300) as firm_id, add_months(date'2022-01-01', cast(id / 300 as int)) as month,
                       pmod(xxhash64(id), 6) as negative_posts, pmod(xxhash64(id), 6) + pmod(xxhash64(id, 'more'), 3) + 1 as posts,
                       pmod(xxhash64(id, 'fate'), 1000) / 1000D as fate from range(300 * 16)""";

        @Override
        public StepDeclaration declaration() {
            return StepDeclaration.step("tell-months").writes(SENTIMENT, OUTCOME);
        }

        @Override
        public Outputs run(Inputs in, StepContext context) {
            return Outputs.outputs()
                    .replace(
                            SENTIMENT,
                            context.spark()
                                    .sql("select firm_id, month, posts, negative_posts, 0L as positive_posts,"
                                            + " 0L as posts_of_earlier_months, timestamp(month) as first_posted_at,"
                                            + " timestamp(month) as last_posted_at from (" + MONTHS + ")"))
                    .replace(
                            OUTCOME,
                            context.spark()
                                    .sql("select firm_id, 'arrears_began' as outcome, add_months(month, 1) as month,"
                                            + " add_months(month, 1) as last_month, add_months(month, 1) as known_on,"
                                            + " 'paid late' as evidence, 1L as signs from (" + MONTHS
                                            + ") where fate < 0.02 + 0.1 * greatest(0, negative_posts - 2)"))
                    .delivered(() -> 4800);
        }
    }
}
