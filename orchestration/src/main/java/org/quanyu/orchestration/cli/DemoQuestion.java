package org.quanyu.orchestration.cli;

import java.util.List;

/**
 * A question that the demo asks its lake.
 *
 * @param sql means the same to Trino and to Spark
 */
record DemoQuestion(String chinese, String english, String sql) {

    static final List<DemoQuestion> ALL = List.of(
            new DemoQuestion(
                    "各街道有多少企业、多少注册资本（亿元）？",
                    "How many firms does each sub-district have, and how much capital (100 million yuan)?",
                    """
                    select sub_district, count(*) as firms,
                           round(cast(sum(case when capital_currency = 'CNY' then capital_amount end) as double) / 1e8, 1) as capital,
                           count(*) filter (where not credit_code_valid) as without_valid_code
                    from gold.firm where district = '龙华区'
                    group by sub_district order by firms desc, sub_district"""),
            new DemoQuestion("第二天有哪些企业迁出了龙华区？", "Where did firms go that left the district on the second day?", """
                    select city, district, count(*) as firms
                    from gold.firm where district <> '龙华区' or district is null
                    group by city, district order by firms desc, city, district"""),
            new DemoQuestion("哪个社区的哪件事反复出现？", "Which matter comes back again and again, and where?", """
                    select sub_district, community, category_3, count(*) as requests,
                           count(*) filter (where status = 'open') as still_open
                    from gold.event where community is not null and category_3 is not null
                    group by sub_district, community, category_3 order by requests desc, community, category_3 limit 5"""),
            new DemoQuestion(
                    "各类诉求平均办理几小时？有多少分类是从文本中识别的？",
                    "How many hours does handling take, and how often was the category read from the text?",
                    """
                    select category_1, count(*) as requests, round(avg(handled_hours), 1) as mean_hours,
                           count(*) filter (where category_from = 'text') as from_text
                    from gold.event where category_1 is not null
                    group by category_1 order by requests desc, category_1 limit 6"""),
            new DemoQuestion(
                    "分析人员看到的联系方式是什么样的？", "What do analysts see of telephone numbers and e-mail addresses?", """
                    select request_no, substr(text, -28) as end_of_text
                    from gold.event where text like '%[电话]%' or text like '%[邮箱]%'
                    order by request_no limit 4"""));

    /** On one line, as it would be typed in a shell. */
    String oneLine() {
        return sql.replaceAll("\\s+", " ");
    }
}
