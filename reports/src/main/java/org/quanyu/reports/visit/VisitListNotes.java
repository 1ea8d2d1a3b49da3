package org.quanyu.reports.visit;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.quanyu.reports.visit.ListColumn.Use;
import org.quanyu.reports.visit.VisitList.ListedFirm;

/** What a list is, in the words of those who work with it. */
record VisitListNotes(VisitList list) {

    private static final int WIDTH_OF_HEADING = 18 * 256;
    private static final int WIDTH_OF_TEXT = 100 * 256;

    static String title(VisitList list) {
        return "%tY年%<tm月“%s”风险企业走访清单（%s）".formatted(list.month(), list.title(), list.team());
    }

    static String kind(boolean isDrawn) {
        return isDrawn ? "随机抽查" : "风险预警";
    }

    static String band(String band) {
        return switch (band) {
            case "red" -> "红色";
            case "orange" -> "橙色";
            default -> "无";
        };
    }

    void write(SXSSFSheet sheet, SheetStyles styles) {
        styles.fill(sheet.createRow(0).createCell(0), SheetStyles.Look.TITLE, "填写说明");
        sheet.setColumnWidth(0, WIDTH_OF_HEADING);
        sheet.setColumnWidth(1, WIDTH_OF_TEXT);
        int number = 1;
        for (Map.Entry<String, String> note : notes().entrySet()) {
            Row row = sheet.createRow(number++);
            styles.fill(row.createCell(0), SheetStyles.Look.HEADER, note.getKey());
            styles.fill(row.createCell(1), SheetStyles.Look.TOLD, note.getValue());
        }
        sheet.enableLocking();
    }

    private Map<String, String> notes() {
        Map<String, String> notes = new LinkedHashMap<>();
        notes.put("清单", title(list));
        notes.put(
                "企业数",
                "共 %d 家：按风险预警选出 %d 家，随机抽查 %d 家"
                        .formatted(list.firms().size(), list.firms().size() - list.drawn(), list.drawn()));
        notes.put("预计发现", "全部走访后，预计约有 %.1f 家属实".formatted(expectedHits()));
        notes.put(
                "依据",
                "%tY年%<tm月底的风险评分，模型“%s”第 %d 版；已经掌握情况的企业、近期走访过或列入过清单的企业不再列入"
                        .formatted(list.scoredMonth(), list.target(), list.version()));
        notes.put("怎样填写", "只填黄色的四列：核查结果、核查日期、核查人、备注。未走访的企业请留空。" + "请勿增删列、修改其他内容，填好后交回原文件（xlsx 格式），以便导入系统");
        for (VisitOutcome outcome : VisitOutcome.values()) {
            notes.put("核查结果：" + outcome.chinese(), outcome.meaning());
        }
        notes.put(
                "随机抽查的用处",
                "按风险预警选出的企业本来就更容易查实，只看这些企业，既不知道全区的真实情况，也发现不了模型漏掉的企业。" + "因此从其余企业中随机抽取一部分（探索），每家机会均等" + chances()
                        + "。请同样认真走访，不要跳过或更换，否则推算会失真");
        notes.put("使用限制", "风险概率是统计推断，不是违法认定，不得作为处罚依据。清单为内部工作资料，请勿外传");
        for (ListColumn column : ListColumn.values()) {
            if (column.use() != Use.KEY) {
                notes.put("列：" + column.title(), column.meaning());
            }
        }
        return notes;
    }

    private double expectedHits() {
        return list.firms().stream().mapToDouble(ListedFirm::probability).sum();
    }

    private String chances() {
        return list.firms().stream()
                .filter(ListedFirm::isDrawn)
                .findFirst()
                .map(firm -> "（本清单抽中概率为 %.2f%%）".formatted(100 * firm.chance()))
                .orElse("");
    }
}
