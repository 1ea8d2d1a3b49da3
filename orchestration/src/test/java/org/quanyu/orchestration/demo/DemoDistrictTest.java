package org.quanyu.orchestration.demo;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quanyu.orchestration.demo.DemoFirms.Fault;

class DemoDistrictTest {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String FIRMS = "2026-03-01/市场监管局/firms.csv";
    private static final String HOTLINE = "2026-03-01/政务服务和数据管理局/hotline.jsonl.gz";
    private static final String MAILBOX = "2026-03-01/信访局/mailbox.xlsx";

    @TempDir
    static Path folder;

    @BeforeAll
    static void write() {
        DemoDistrict.write(folder.resolve("once"));
    }

    @Test
    void writesTheSameBytesEachTime() throws Exception {
        // the times in a zip count in steps of two seconds
        Thread.sleep(2_100);
        DemoDistrict.write(folder.resolve("again"));

        Map<String, byte[]> once = files(folder.resolve("once"));
        Map<String, byte[]> again = files(folder.resolve("again"));
        assertThat(once).hasSize(10).hasSameSizeAs(again);
        once.forEach((name, bytes) -> assertThat(again.get(name)).as(name).isEqualTo(bytes));
    }

    @Test
    void deliversOneDayAtATime() throws Exception {
        List<Delivery> delivered = DemoDistrict.deliver(DemoDistrict.FIRST_DAY, folder.resolve("first"));

        assertThat(files(folder.resolve("first")).keySet())
                .containsExactlyInAnyOrderElementsOf(
                        delivered.stream().map(Delivery::name).toList())
                .allMatch(name -> name.startsWith("2026-03-01/"));
    }

    @Test
    void putsFaultsInTheRegisterOfFirms() throws Exception {
        Map<Fault, Long> faults = IntStream.range(0, DemoFirms.ON_FIRST_DAY)
                .mapToObj(DemoFirms::fault)
                .collect(groupingBy(fault -> fault, TreeMap::new, counting()));

        assertThat(faults).containsOnlyKeys(Fault.values());
        String text = text(FIRMS, GB18030);
        // a row ends in \r\n, a line break inside a cell is \n
        List<String> rows = List.of(text.split("\r\n"));
        assertThat(rows).hasSize(1 + DemoFirms.ON_FIRST_DAY);
        assertThat(rows).filteredOn(row -> row.contains("认缴")).hasSizeGreaterThanOrEqualTo(40);
        assertThat(rows).filteredOn(row -> row.contains("2025-02-30")).hasSize(2);
        assertThat(rows).filteredOn(row -> row.contains("OO")).hasSize(3);
        assertThat(text).contains("宝安区", "龙华新区", "办事处", "（万元）", "万港币", "𬭎", "䶮");
    }

    @Test
    void computesCreditCodesThatCheck() throws Exception {
        List<String> codes = Arrays.stream(text(FIRMS, GB18030).split("\r\n"))
                .skip(1)
                .map(row -> row.substring(0, row.indexOf(',')))
                .toList();
        long wrong = codes.stream()
                .filter(code -> code.length() == 18 && !isValid(code))
                .count();

        assertThat(codes).filteredOn(code -> code.equals("N/A")).hasSizeBetween(15, 25);
        assertThat(codes).filteredOn(code -> code.matches("440306\\d{9}")).hasSizeBetween(10, 20);
        assertThat(wrong).isBetween(25L, 30L);
        // published examples: a code of the standard's annex, and one with its last character changed
        assertThat(isValid("91350100M000100Y43")).isTrue();
        assertThat(isValid("91350100M000100Y44")).isFalse();
        assertThat(CreditCode.check("91350100M000100Y4")).isEqualTo('3');
    }

    @Test
    void updatesRequestsOnTheSecondDay() throws Exception {
        Map<String, JsonNode> first = orders(HOTLINE);
        Map<String, JsonNode> second = orders("2026-03-02/政务服务和数据管理局/hotline.jsonl.gz");

        List<String> later = second.keySet().stream().filter(first::containsKey).toList();
        assertThat(later).hasSizeGreaterThanOrEqualTo(DemoRequests.HOTLINE_HANDLED - 10);
        assertThat(later)
                .allSatisfy(number ->
                        assertThat(second.get(number).get("state").asText()).isEqualTo("已答复"));
        String followed = DemoDistrict.followedRequest();
        assertThat(first.get(followed).get("state").asText()).isEqualTo("处理中");
        assertThat(second.get(followed).get("reply").asText()).contains("0755-2000");
        assertThat(Files.readAllBytes(folder.resolve("once/2026-03-02/政务服务和数据管理局/hotline_补发.jsonl.gz")))
                .isEqualTo(Files.readAllBytes(folder.resolve("once").resolve(HOTLINE)));
    }

    @Test
    void cutsAFileOffInsideARow() throws Exception {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        Path cut = folder.resolve("once/2026-03-02/市场监管局/firms_观澜.csv.gz");
        try (InputStream in = new GZIPInputStream(Files.newInputStream(cut))) {
            assertThatThrownBy(() -> in.transferTo(read)).isInstanceOf(EOFException.class);
        }

        List<String> rows = List.of(read.toString(GB18030).split("\r\n"));
        assertThat(rows).hasSize(1 + DemoDistrict.ROWS_BEFORE_THE_CUT + 1);
        assertThat(rows.get(rows.size() - 1).split(",")).hasSize(3);
        assertThat(read.toString(GB18030)).doesNotEndWith("\n");
    }

    @Test
    void exportsLettersAsAnOfficeDoes() throws Exception {
        try (XSSFWorkbook workbook =
                new XSSFWorkbook(Files.newInputStream(folder.resolve("once").resolve(MAILBOX)))) {
            XSSFSheet sheet = workbook.getSheetAt(0);
            assertThat(sheet.getLastRowNum()).isEqualTo(1 + DemoRequests.MAILBOX_ON_FIRST_DAY);
            assertThat(sheet.getRow(1).getCell(0).getStringCellValue()).isEqualTo("留言编号");
            assertThat(sheet.getRow(2).getCell(3).getCellType()).isEqualTo(CellType.NUMERIC);
            assertThat(sheet.getRow(3).getCell(3).getStringCellValue()).matches("2026/2/\\d+ .*");
            assertThat(sheet.getRow(2).getCell(4).getStringCellValue()).contains("\n", "\t");
        }
    }

    private static boolean isValid(String code) {
        int[] weights = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28, 1};
        int sum = IntStream.range(0, 18)
                .map(place -> "0123456789ABCDEFGHJKLMNPQRTUWXY".indexOf(code.charAt(place)) * weights[place])
                .sum();
        return sum % 31 == 0;
    }

    private static Map<String, JsonNode> orders(String file) throws IOException {
        Map<String, JsonNode> orders = new HashMap<>();
        ObjectMapper json = new ObjectMapper();
        try (InputStream in =
                new GZIPInputStream(Files.newInputStream(folder.resolve("once").resolve(file)))) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (!line.contains("RX0000777")) {
                    JsonNode order = json.readTree(line);
                    orders.put(order.get("order_no").asText(), order);
                }
            }
        }
        return orders;
    }

    private static String text(String file, Charset charset) throws IOException {
        return Files.readString(folder.resolve("once").resolve(file), charset);
    }

    private static Map<String, byte[]> files(Path below) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(below)) {
            for (Path file : paths.filter(Files::isRegularFile).toList()) {
                files.put(below.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }
}
