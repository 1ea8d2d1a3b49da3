package org.quanyu.reports.visit;

import java.util.Arrays;
import java.util.List;

/** The columns of a list as a spreadsheet, in their order. */
enum ListColumn {
    PLACE(Use.TOLD, "序号", 6, "建议走访顺序。两种选取方式的企业均匀穿插，做不完时按顺序停下即可"),
    NAME(Use.TOLD, "企业名称", 34, "登记名称"),
    CREDIT_CODE(Use.TOLD, "统一社会信用代码", 22, "登记机关赋予的代码"),
    SUB_DISTRICT(Use.TOLD, "街道", 10, "登记住所所在街道"),
    COMMUNITY(Use.TOLD, "社区", 12, "登记住所所在社区"),
    ADDRESS(Use.TOLD, "登记住所", 40, "登记机关登记的地址"),
    KIND(Use.TOLD, "选取方式", 11, "风险预警：按风险概率由高到低选出；随机抽查：从其余企业中随机抽出"),
    BAND(Use.TOLD, "预警等级", 10, "红色：把握较大；橙色：需要关注；无：未达到预警标准"),
    PROBABILITY(Use.TOLD, "风险概率", 10, "模型估计的发生概率，是统计推断，不是认定"),
    WHY(Use.TOLD, "预警理由", 60, "对风险概率影响最大的事实"),
    OUTCOME(Use.FILLED_IN, "核查结果", 13, "走访后从下拉框中选择"),
    VISITED_ON(Use.FILLED_IN, "核查日期", 14, "走访当天的日期，例如 2022-04-08"),
    VISITED_BY(Use.FILLED_IN, "核查人", 12, "走访人员姓名"),
    NOTE(Use.FILLED_IN, "备注", 32, "需要说明的情况，可不填"),
    TARGET(Use.KEY, "风险代码", 12, "系统识别用"),
    MONTH(Use.KEY, "清单月份", 12, "系统识别用"),
    FIRM_ID(Use.KEY, "法人编号", 20, "系统识别用");

    /** What a column is for. */
    enum Use {
        TOLD,
        FILLED_IN,
        /** Hidden: by it a filled-in row is known again. */
        KEY
    }

    private final Use use;
    private final String title;
    private final int width;
    private final String meaning;

    ListColumn(Use use, String title, int width, String meaning) {
        this.use = use;
        this.title = title;
        this.width = width;
        this.meaning = meaning;
    }

    Use use() {
        return use;
    }

    String title() {
        return title;
    }

    /** In characters. */
    int width() {
        return width;
    }

    String meaning() {
        return meaning;
    }

    static List<ListColumn> of(Use use) {
        return Arrays.stream(values()).filter(column -> column.use == use).toList();
    }
}
