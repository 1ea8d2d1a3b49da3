package org.quanyu.generator.firm;

import java.util.List;

/** Licences that firms of certain industries hold. */
enum Licence {
    CATERING("龙华区市场监督管理局", "食品经营许可证", "JY24403090", 5, "餐饮服务", 0.92, "H62"),
    FOOD("龙华区市场监督管理局", "食品经营许可证", "JY14403090", 5, "食品销售", 0.72, "F521"),
    FOOD_ONLINE("龙华区市场监督管理局", "食品经营许可证", "JY14403091", 5, "食品销售（网络经营）", 0.25, "F529"),
    FIRE("龙华区消防救援大队", "公众聚集场所投入使用、营业前消防安全检查合格证", "SHXJ", 5, "公众聚集场所", 0.6, "H6", "R", "F521", "P"),
    HYGIENE("龙华区卫生健康局", "公共场所卫生许可证", "YWSZ", 4, "公共场所卫生", 0.85, "O8053", "H61", "R89"),
    DANGEROUS_GOODS("龙华区应急管理局", "危险化学品经营许可证", "YSXWH", 3, "危险化学品经营（不带储存设施）", 0.035, "C", "F519", "G"),
    ROAD_TRANSPORT("深圳市交通运输局龙华管理局", "道路运输经营许可证", "YJYX", 4, "普通货运", 0.9, "G543"),
    LABOUR_DISPATCH("龙华区人力资源局", "劳务派遣经营许可证", "LWPQ", 3, "劳务派遣", 0.8, "L7264"),
    CLINIC("龙华区卫生健康局", "医疗机构执业许可证", "PDY", 5, "门诊部", 0.95, "Q84");

    private final String office;
    private final String title;
    private final String prefix;
    private final int years;
    private final String item;
    private final double share;
    private final List<String> industries;

    Licence(String office, String title, String prefix, int years, String item, double share, String... industries) {
        this.office = office;
        this.title = title;
        this.prefix = prefix;
        this.years = years;
        this.item = item;
        this.share = share;
        this.industries = List.of(industries);
    }

    /** Who gives it. */
    String office() {
        return office;
    }

    String title() {
        return title;
    }

    /** What its numbers begin with. */
    String prefix() {
        return prefix;
    }

    /** For how long it is given. */
    int years() {
        return years;
    }

    /** What it allows. */
    String item() {
        return item;
    }

    /** Firms of the industries that hold it. */
    double share() {
        return share;
    }

    boolean isFor(String industry) {
        for (String beginning : industries) {
            if (industry.startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }
}
