package org.quanyu.orchestration.demo;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.quanyu.orchestration.demo.DemoPlaces.Place;
import org.quanyu.orchestration.demo.Topics.Topic;

/** A citizen's request before a system writes it down; its number alone decides what is in it. */
record DemoRequest(
        int number,
        String requester,
        Topic topic,
        Place place,
        String site,
        String content,
        LocalDateTime requestedAt) {

    private static final long SEED = 440309_2L;
    private static final int MINUTES_OF_FEBRUARY = 28 * 24 * 60;

    private static final List<String> OPENINGS =
            List.of("您好，", "尊敬的领导：您好！", "市民来电反映：", "", "我是附近的居民，", "想反映一个问题：", "已经反映过一次没有解决，再次反映：");
    private static final List<String> SINCE =
            List.of("这种情况从春节前就有了", "已经持续两个多星期", "上周开始更严重", "向物业反映过没有结果", "邻居们都有意见", "找过有关部门，说不归他们管");
    private static final List<String> ASKS =
            List.of("希望有关部门尽快处理。", "请相关部门到现场看一看。", "请问应该找哪个部门？", "请给一个明确的答复。", "希望能彻底解决，不要再反复。");

    static DemoRequest of(int number) {
        Random random = new Random(SEED + number * 104_729L);
        Topic topic = topic(number, random);
        Place place = place(number, random);
        String site =
                number % 9 == 2 ? "锦湖雅居" : random.nextInt(3) == 0 ? DemoPlaces.road(random) : DemoPlaces.estate(random);
        LocalDateTime at = number >= DemoRequests.NEW_FROM
                ? DemoDistrict.SECOND_DAY.atStartOfDay().minusMinutes(random.nextInt(24 * 60))
                : DemoDistrict.FIRST_DAY.atStartOfDay().minusMinutes(1 + random.nextInt(MINUTES_OF_FEBRUARY));
        return new DemoRequest(
                number,
                requester(random),
                topic,
                place,
                site,
                content(topic, place, site, random),
                at.plusSeconds(random.nextInt(60)));
    }

    String title() {
        return number % 4 == 0
                ? place.community() + "社区" + site + topic.category3() + "问题"
                : "反映" + place.subDistrict() + "街道" + site + topic.category3();
    }

    String address() {
        return DemoPlaces.address(place, new Random(SEED * 5 + number));
    }

    /** The official reply; it names the office's telephone and mailbox. */
    String reply() {
        Random random = new Random(SEED * 11 + number);
        return "您好！您反映的" + topic.category3() + "问题已收悉。经" + place.subDistrict() + "街道核实，"
                + DemoPlaces.one(List.of("已责令责任单位三日内整改", "现场已处理完毕", "已安排专人跟进并列入日常巡查", "不属于本部门职责，已转有关单位办理"), random)
                + "。如有疑问请致电0755-2000" + String.format(Locale.ROOT, "%04d", random.nextInt(10_000))
                + (random.nextInt(3) == 0 ? "或发邮件至office@example.cn" : "") + "。感谢您的来信。";
    }

    LocalDateTime finishedAt() {
        return requestedAt.plusMinutes(90 + new Random(SEED * 13 + number).nextInt(3 * 24 * 60));
    }

    /** Two matters come back again and again at one place; the others are spread. */
    private static Topic topic(int number, Random random) {
        if (number % 9 == 2) {
            return Topics.named("搅拌站扬尘");
        }
        return number % 11 == 4 ? Topics.named("夜间施工噪声") : DemoPlaces.one(Topics.all(), random);
    }

    private static Place place(int number, Random random) {
        if (number % 9 == 2) {
            return new Place("观湖", "松元厦");
        }
        return number % 11 == 4 ? new Place("民治", "北站") : DemoPlaces.any(random);
    }

    private static String requester(Random random) {
        return random.nextInt(4) == 0
                ? DemoFirms.person(random)
                : DemoFirms.person(random).charAt(0) + (random.nextBoolean() ? "女士" : "先生");
    }

    private static String content(Topic topic, Place place, String site, Random random) {
        String fact = DemoPlaces.one(topic.facts(), random)
                .formatted(random.nextInt(3) == 0 ? place.community() + site : site);
        return DemoPlaces.one(OPENINGS, random) + fact + "，" + DemoPlaces.one(SINCE, random) + "，"
                + DemoPlaces.one(ASKS, random) + contact(random);
    }

    private static String contact(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> "联系电话：" + Spellings.phone(random);
            case 1 -> "请回电" + Spellings.phone(random) + "，谢谢！";
            case 2 -> "邮箱resident" + random.nextInt(1000) + "@example.com";
            default -> "";
        };
    }
}
