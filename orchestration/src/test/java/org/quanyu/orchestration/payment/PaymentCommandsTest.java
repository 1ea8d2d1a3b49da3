package org.quanyu.orchestration.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.quanyu.orchestration.TestLake;
import org.quanyu.orchestration.TestLake.Outcome;

/** From facts to what a bank is given and back to what was paid, by the real commands; the tests follow each other as the steps do. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PaymentCommandsTest {

    private static final String[] ENGINE = {"--master", "local[2]", "--conf", "spark.sql.shuffle.partitions=2"};

    private static final String RELIEF = """
            policy: relief
            title: {zh: =临时补助, en: Relief}
            owner: 民政局
            legal_basis: 临时补助办法
            beneficiary: person
            frequency: monthly
            versions: [{from: 2023-01-01, model: model.dmn}]
            facts:
              income: {from: person.income, ground: consent}
            excludes: [grant]
            budget: {year: 1000, when_spent: queue, lowest_first: income}
            payment: {channel: bank_account}
            """;

    private static final String GRANT = RELIEF.replace("policy: relief", "policy: grant")
            .replace("=临时补助", "助学金")
            .replace("monthly", "once")
            .replace("[grant]", "[relief]")
            .replaceAll("budget:.*\n", "");

    private static final String MODEL = """
            <definitions name="model">
            <inputData id="i" name="income"><variable name="income" typeRef="number"/></inputData>
            <decision id="e" name="eligible"><variable name="eligible" typeRef="boolean"/>
            <informationRequirement><requiredInput href="#i"/></informationRequirement>
            <literalExpression><text>income &lt;= MOST</text></literalExpression></decision>
            <decision id="a" name="amount"><variable name="amount" typeRef="number"/>
            <literalExpression><text>YUAN</text></literalExpression></decision>
            </definitions>
            """;

    @TempDir
    static Path folder;

    private static TestLake lake;

    @BeforeAll
    static void aMonth() throws IOException {
        lake = new TestLake(folder);
        policy("relief", RELIEF, "2000", "300");
        policy("grant", GRANT, "500", "5000");
        SparkSession spark = SparkSession.builder()
                .master("local[1]")
                .config("spark.ui.enabled", "false")
                .getOrCreate();
        try {
            facts(spark);
            names(spark);
        } finally {
            spark.stop();
        }
    }

    @AfterAll
    static void close() {
        lake.close();
    }

    private static void policy(String name, String sheet, String most, String yuan) throws IOException {
        Path policy = Files.createDirectories(folder.resolve("policies").resolve(name));
        Files.writeString(policy.resolve("policy.yaml"), sheet);
        Files.writeString(
                policy.resolve("model.dmn"), MODEL.replace("MOST", most).replace("YUAN", yuan));
    }

    private static void facts(SparkSession spark) {
        StructType schema =
                new StructType().add("entity", DataTypes.StringType).add("income", DataTypes.createDecimalType(10, 2));
        List<Row> rows = Stream.of("p1 100", "p5 1100", "p3 900", "p4 1000", "p2 800", "p6 2001")
                .map(told -> told.split(" "))
                .map(told -> RowFactory.create(told[0], new BigDecimal(told[1])))
                .toList();
        spark.createDataFrame(rows, schema).coalesce(1).write().parquet(path("facts"));
    }

    private static void names(SparkSession spark) {
        StructType schema = new StructType()
                .add("entity", DataTypes.StringType)
                .add("name", DataTypes.StringType)
                .add("id_number", DataTypes.StringType);
        List<Row> rows = List.of(
                RowFactory.create("p2", "=HYPERLINK(\"x\")", "440300199001010011"),
                RowFactory.create("p3", "张,伟", "440300199001010012"));
        spark.createDataFrame(rows, schema).coalesce(1).write().parquet(path("names"));
    }

    private static String path(String name) {
        return folder.resolve(name).toString();
    }

    private static Outcome match(String out, String asOf, String... more) {
        return TestLake.execute(with(
                ENGINE,
                with(
                        more,
                        "match",
                        "run",
                        "--policies",
                        path("policies"),
                        "--facts",
                        path("facts"),
                        "--as-of",
                        asOf,
                        "--out",
                        path(out),
                        "--format",
                        "csv")));
    }

    private static Outcome prepare(String awards, String... more) {
        return lake.command(with(
                ENGINE,
                with(
                        more,
                        "payment",
                        "prepare",
                        "--awards",
                        path(awards),
                        "--policies",
                        path("policies"),
                        "--by",
                        "陈静",
                        "--format",
                        "csv")));
    }

    private static Outcome payment(String... arguments) {
        return lake.command(with(arguments, "payment"));
    }

    private static String[] with(String[] last, String... first) {
        return Stream.concat(Arrays.stream(first), Arrays.stream(last)).toArray(String[]::new);
    }

    private static Outcome succeeded(Outcome outcome) {
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        return outcome;
    }

    private static void failed(Outcome outcome, String... words) {
        assertThat(outcome.exitCode()).isNotZero();
        assertThat(outcome.err()).contains(words);
    }

    @Test
    @Order(1)
    void aMatchSaysWhatIsPaid() {
        assertThat(succeeded(match("october", "2024-10-31")).out().lines())
                .containsExactly(
                        "beneficiary,policy,version,matches,amount,near_misses,due,due_amount,paid_before,excluded,queued,refused,later,amount_unknown,notice",
                        "person,grant,2023-01-01,1,5000.00,5,1,5000.00,0,0,0,0,0,0,0",
                        "person,relief,2023-01-01,5,1500.00,1,3,900.00,0,1,1,0,0,0,0");
        failed(match("nowhere", "2024-10-31", "--paid", path("nothing")), "LAKE-1710", "there is no");
    }

    @Test
    @Order(2)
    void whatIsDueIsPreparedCheckedAndReleased() throws IOException {
        failed(prepare("nothing"), "LAKE-1711", "there is no");
        failed(prepare("october", "--policy", "releif"), "LAKE-1001", "there is no policy releif");
        assertThat(succeeded(prepare("october", "--recipients", path("names"))).out())
                .contains("grant-once-01,助学金,1,5000.00,0,0,", "relief-2024-10-01,=临时补助,3,900.00,0,0,");

        failed(release("relief-2024-10-01", "李明"), "LAKE-1714", "which is prepared");
        succeeded(payment("check", "relief-2024-10-01", "--by", "王芳"));
        failed(release("relief-2024-10-01", "王 芳"), "LAKE-1715");
        assertThat(folder.resolve("bank")).doesNotExist();
        assertThat(succeeded(release("relief-2024-10-01", "李明")).out()).contains("3 lines, 900.00 yuan");
        failed(release("relief-2024-10-01", "李明"), "LAKE-1714", "which is released");
        failed(payment("check", "relief-2024-11-01", "--by", "王芳"), "LAKE-1713");

        assertThat(Files.readString(folder.resolve("bank/relief-2024-10-01.csv")))
                .isEqualTo("""
                \uFEFF批次号,序号,对象,姓名或名称,证件号码,金额,所属期,渠道,事项
                relief-2024-10-01,1,p2,"'=HYPERLINK(""x"")",440300199001010011,300.00,2024-10,银行账户,'=临时补助
                relief-2024-10-01,2,p3,"张,伟",440300199001010012,300.00,2024-10,银行账户,'=临时补助
                relief-2024-10-01,3,p4,,,300.00,2024-10,银行账户,'=临时补助
                合计,3,,,,900.00,,,
                """);
        assertThat(folder.resolve("bank").toFile().list()).hasSize(2);
        try (Workbook workbook =
                new XSSFWorkbook(Files.newInputStream(folder.resolve("bank/relief-2024-10-01.xlsx")))) {
            Sheet sheet = workbook.getSheet("发放清单");
            assertThat(sheet.getRow(4).getCell(5).getNumericCellValue()).isEqualTo(900.0);
            assertThat(sheet.getRow(1).getCell(4).getStringCellValue()).isEqualTo("440300199001010011");
            assertThat(workbook.getSheet("说明").getRow(7).getCell(1).getStringCellValue())
                    .isEqualTo("王芳");
        }
    }

    private static Outcome release(String batch, String by) {
        return payment("release", batch, "--by", by, "--on", "2024-11-05", "--out", path("bank"));
    }

    @Test
    @Order(3)
    void nothingIsPaidTwice() throws IOException {
        failed(prepare("october"), "LAKE-1712", "all 4 that are due stand in a batch already");
        succeeded(payment("withdraw", "grant-once-01", "--by", "王芳", "--reason", "学籍待核"));
        assertThat(succeeded(prepare("october")).out()).contains("grant-once-02,助学金,1,5000.00");
        succeeded(payment("check", "grant-once-02", "--by", "王芳"));
        succeeded(release("grant-once-02", "李明"));
        assertThat(succeeded(payment(with(ENGINE, "export", "--out", path("paid"))))
                        .out())
                .startsWith("4 payments in");

        // what was not known on the day changes nothing as of the day
        succeeded(match("october-again", "2024-10-31", "--paid", path("paid")));
        assertThat(bytes("october-again")).isEqualTo(bytes("october"));
        // later it is known: the grant is paid and bars the relief, and 100 yuan are left of its fund
        assertThat(succeeded(match("november", "2024-11-30", "--paid", path("paid")))
                        .out()
                        .lines())
                .contains(
                        "person,grant,2023-01-01,1,5000.00,5,0,,1,0,0,0,0,0,0",
                        "person,relief,2023-01-01,5,1500.00,1,0,,0,1,4,0,0,0,0");
        failed(prepare("november"), "LAKE-1712", "the awards have nothing that is due");
    }

    @Test
    @Order(4)
    void awardsThatDoNotKnowWhatWasPaidCannotOverdrawAFund() {
        succeeded(match("blind", "2024-11-30"));

        failed(prepare("blind"), "LAKE-1717", "relief 2024-11 would take 900.00 yuan", "which has 100.00 left");
        assertThat(payment("list", "--format", "csv").out().lines())
                .hasSize(4)
                .anySatisfy(line -> assertThat(line)
                        .startsWith("relief-2024-10-01,")
                        .contains(",3,900.00,released,2024-11-05,")
                        .containsSubsequence("prepare 陈静", "check 王芳", "release 李明"))
                .anySatisfy(
                        line -> assertThat(line).startsWith("grant-once-01,").contains("withdrawn", "学籍待核"));
    }

    private static TreeMap<String, String> bytes(String out) throws IOException {
        TreeMap<String, String> bytes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder.resolve(out))) {
            files.filter(Files::isRegularFile).forEach(file -> {
                try {
                    String name = folder.resolve(out).relativize(file).toString();
                    bytes.put(name, Arrays.toString(Files.readAllBytes(file)));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        assertThat(bytes).isNotEmpty();
        return bytes;
    }
}
