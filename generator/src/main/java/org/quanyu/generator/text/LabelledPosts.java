package org.quanyu.generator.text;

import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Posts about invented firms with their tone and topic, to learn from: as many of each tone and topic, always the same. They
 * are of no district.
 */
public final class LabelledPosts {

    /** Posts of each tone and topic. */
    static final int OF_EACH = 80;

    private static final long SEED = 20_220_101;

    private static final String[] TRADES = {"宏", "瑞", "金", "泰", "佳", "盛", "远", "恒", "兴", "凯", "博", "欣", "安", "德"};
    private static final String[] WORK = {
        "电子科技", "餐饮管理", "物流", "塑胶制品", "信息技术", "五金加工", "服装", "教育咨询", "物业服务", "家具", "商贸", "建筑工程"
    };

    private LabelledPosts() {}

    /** Lines of {@code tone}, {@code topic}, {@code text} with tabs between them, below a line of these names. */
    public static String lines() {
        StringBuilder lines = new StringBuilder("tone\ttopic\ttext\n");
        SplittableRandom random = new SplittableRandom(SEED);
        for (PostTopic topic : PostTopic.values()) {
            for (Tone tone : Tone.values()) {
                for (int post = 0; post < OF_EACH; post++) {
                    lines.append(tone.name().toLowerCase(Locale.ROOT))
                            .append('\t')
                            .append(topic.name().toLowerCase(Locale.ROOT))
                            .append('\t')
                            .append(Posts.write(firm(random), tone, topic, random)
                                    .replace('\t', ' ')
                                    .replace('\n', ' '))
                            .append('\n');
                }
            }
        }
        return lines.toString();
    }

    private static String firm(SplittableRandom random) {
        return "深圳市" + Wording.any(TRADES, random) + Wording.any(TRADES, random) + Wording.any(WORK, random) + "有限公司";
    }
}
