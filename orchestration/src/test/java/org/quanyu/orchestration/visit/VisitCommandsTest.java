package org.quanyu.orchestration.visit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quanyu.models.firm.BuildFirmOutcomes;
import org.quanyu.models.visit.PlanVisits;
import org.quanyu.models.visit.SumVisits;
import org.quanyu.models.visit.VisitPlan;
import org.quanyu.models.visit.VisitPlans;
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

/** From scores to lists, from lists to spreadsheets, and what teams found back into the lake, by the real commands. */
class VisitCommandsTest {

    private static final String[] ENGINE = {"--master", "local[2]", "--conf", "spark.sql.shuffle.partitions=2"};

    @TempDir
    static Path folder;

    private static TestLake lake;
    private static Path mingzhi;
    private static Outcome imported;

    @BeforeAll
    static void aMonthOfVisits() throws IOException {
        lake = new TestLake(folder);
        List<VisitPlan> plans = plans();
        run("2022-04-02", RunMode.INCREMENTAL, new TellScores(), new PlanVisits(plans), new SumVisits());
        succeed(lists("--out", folder.resolve("out").toString()));
        mingzhi = folder.resolve("out/2022-04-arrears-民治组.xlsx");
        fillIn();
        imported = feedback(mingzhi);
        // what is built anew from deliveries is, and lists and what came back of them stay
        run(
                "2022-05-03",
                RunMode.FULL,
                new TellScores(),
                new BuildFirmOutcomes(),
                new PlanVisits(plans),
                new SumVisits());
    }

    @AfterAll
    static void close() {
        lake.close();
    }

    @Test
    void listsArePrintedWithNamesAndNotWrittenOver() throws IOException {
        JsonNode firms = new ObjectMapper()
                .readTree(lists("--format", "json", "--team", "民治组").out());

        assertThat(firms).hasSize(8);
        assertThat(firms.get(0).get("name").asText()).isEqualTo("第1公司");
        assertThat(firms).allMatch(firm -> firm.get("month").asText().equals("2022-04-01"));
        assertThat(lists("--month", "2022-04").out()).contains("民治组", "龙华组");
        assertThat(lists("--out", folder.resolve("out").toString()))
                .satisfies(again -> assertThat(again.exitCode()).isOne())
                .satisfies(again -> assertThat(again.err()).contains("LAKE-1401", "may be filled in"));
    }

    @Test
    void unknownNamesAreToldWithTheNearest() {
        assertThat(lists("--target", "arears").err()).contains("LAKE-1672", "did you mean \"arrears\"?");
        assertThat(lists("--team", "民治").err()).contains("LAKE-1672", "did you mean \"民治组\"?");
        assertThat(lists("--month", "2021-04").err()).contains("there is no list of 2021-04", "2022-04");
        assertThat(lists("--month", "April").exitCode()).isEqualTo(2);
    }

    @Test
    void whatWasFilledInIsInTheLakeAndBadRowsAreSetAside() {
        assertThat(imported.exitCode()).isZero();
        assertThat(imported.out()).contains("3 rows were filled in, 2 taken in, 1 set aside, 0 known before");
        assertThat(imported.err()).contains("LAKE-2303", "there is no outcome 属时", "did you mean \"属实\"?");
        assertThat(lake.rows("select outcome, visited_by, kind, chance, as_of from lake.ops.feedback order by outcome"))
                .extracting(Object::toString)
                .containsExactly(
                        "[confirmed,王芳,risk,1.0,2022-04-02]", "[not_confirmed,王芳,exploration,0.0625,2022-04-02]");
        assertThat(lake.command("quarantine", "list", "--source", "feedback", "--format", "csv")
                        .out())
                .contains("2022-04-arrears-民治组.xlsx", "属时");
    }

    @Test
    void theSameFileAgainChangesNothing() {
        String before = lake.command("digest", "ops.feedback", "ops.quarantine").out();
        Outcome again = feedback(mingzhi);

        assertThat(again.exitCode()).isZero();
        assertThat(again.out()).contains("3 rows were filled in, 0 taken in, 0 set aside, 3 known before");
        assertThat(lake.command("digest", "ops.feedback", "ops.quarantine").out())
                .isEqualTo(before);
    }

    @Test
    void aConfirmedVisitIsAnOutcomeAndTheListStays() {
        assertThat(lake.rows("select outcome, month, known_on, evidence from lake.mart.firm_outcome"))
                .extracting(Object::toString)
                .containsExactly("[arrears_began,2022-04-01,2022-04-08,visit]");
        assertThat(lake.number("select count(*) from lake.mart.visit_list")).isEqualTo(8 + 3);
        assertThat(lake.rows("select kind, visited, confirmed, estimate from lake.mart.visit_result order by kind"))
                .extracting(Object::toString)
                .containsExactly("[all,2,1,0.105263158]", "[exploration,1,0,0.0]", "[risk,1,1,1.0]");
        assertThat(lake.number("select count(*) from lake.ops.ledger where not balanced"))
                .isZero();
    }

    @Test
    void aFileThatIsNoListEndsWithOne() throws IOException {
        Outcome outcome = feedback(Files.writeString(folder.resolve("letter.xlsx"), "亲爱的同事"));

        assertThat(outcome.exitCode()).isOne();
        assertThat(outcome.err()).contains("LAKE-1673", "letter.xlsx");
    }

    private static List<VisitPlan> plans() {
        lake.source("visits/arrears", """
                visits: arrears
                title: 拖欠工资
                exploration: 0.25
                teams: {民治组: {firms: 8, sub_districts: 民治}, 龙华组: {firms: 3, sub_districts: 龙华}}
                """);
        return VisitPlans.in(lake.sources().resolve("visits"));
    }

    /** The first by risk confirmed, the first by lot not, and an outcome that is misspelt. */
    private static void fillIn() throws IOException {
        try (Workbook workbook = new XSSFWorkbook(Files.newInputStream(mingzhi))) {
            Sheet sheet = workbook.getSheetAt(0);
            boolean lotIsFilledIn = false;
            for (int number = 2; number <= sheet.getLastRowNum(); number++) {
                Row row = sheet.getRow(number);
                boolean isLot = row.getCell(6).getStringCellValue().equals("随机抽查");
                if (number == 2) {
                    fillIn(row, "属实");
                } else if (isLot && !lotIsFilledIn) {
                    fillIn(row, "不属实");
                    lotIsFilledIn = true;
                } else if (number == sheet.getLastRowNum()) {
                    fillIn(row, "属时");
                }
            }
            try (OutputStream out = Files.newOutputStream(mingzhi)) {
                workbook.write(out);
            }
        }
    }

    private static void fillIn(Row row, String outcome) {
        row.getCell(10).setCellValue(outcome);
        row.getCell(11).setCellValue(LocalDate.of(2022, 4, 8));
        row.getCell(12).setCellValue("王芳");
    }

    private static Outcome lists(String... more) {
        return command("lists", more);
    }

    private static Outcome feedback(Path file) {
        return command("feedback", "import", file.toString());
    }

    private static Outcome command(String name, String... more) {
        List<String> all = new ArrayList<>(List.of(name));
        all.addAll(List.of(more));
        all.addAll(List.of(ENGINE));
        return lake.command(all.toArray(String[]::new));
    }

    private static void run(String asOf, RunMode mode, Step... steps) {
        try (Lake open = Lake.open(lake.home(), Optional.empty())) {
            SparkSession spark = open.spark("local[2]", Map.of("spark.sql.shuffle.partitions", "2"));
            new LakeRun(spark, open.database(), open.tables(), new Progress(new PrintWriter(System.err, true)))
                    .execute(new LakeRun.Request("visits", LocalDate.parse(asOf), mode, "tested", List.of(steps)));
        }
    }

    private static void succeed(Outcome outcome) {
        assertThat(outcome.exitCode()).as(outcome.err() + outcome.out()).isZero();
    }

    /** Forty firms and their scores, half of them in each of two sub-districts. */
    private static final class TellScores implements Step {

        private static final Contract RISK_SCORE = Contract.of("mart.risk_score");
        private static final Contract FIRM = Contract.of("gold.firm");

        @Override
        public StepDeclaration declaration() {
            return StepDeclaration.step("tell-scores").writes(RISK_SCORE, FIRM);
        }

        @Override
        public Outputs run(Inputs in, StepContext context) {
            return Outputs.outputs()
                    .replace(RISK_SCORE, context.spark().sql("""
                            select 'arrears' as target, date'2022-03-01' as month, concat('f', id) as firm_id,
                                   date'2022-03-31' as as_of, 1 as version, 1D / (1 + id) as probability,
                                   if(id < 5, 'red', 'none') as band, cast((id + 1) / 2 as int) as rank,
                                   if(id % 2 = 1, '民治', '龙华') as sub_district, 'C39' as industry,
                                   '参保人数下降' as why from range(1, 77)"""))
                    .replace(FIRM, context.spark().sql("""
                            select concat('f', id) as firm_id, 1L as records, true as registered, false as credit_code_valid,
                                   concat('第', id, '公司') as name, '民治街道一路' as registered_address from range(1, 77)"""))
                    .delivered(() -> 76);
        }
    }
}
