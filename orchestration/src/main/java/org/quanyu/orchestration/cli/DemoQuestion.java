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
            new DemoQuestion("哪些街道的欠薪诉求最多？", "Where do people ask for their wages most often?", """
                    select sub_district, count(*) as requests, count(distinct community) as communities
                    from gold.event where category_2 = '拖欠工资' and sub_district is not null
                    group by sub_district order by requests desc, sub_district limit 3"""),
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
            new DemoQuestion("诉求主要从哪些渠道来？", "Through which channels do requests come?", """
                    select channel, count(*) as requests, count(*) filter (where status = 'open') as still_open
                    from gold.event group by channel order by requests desc, channel limit 5"""));

    /** On one line, as it would be typed in a shell. */
    String oneLine() {
        return sql.replaceAll("\\s+", " ");
    }
}
