package org.quanyu.pipelines.cause.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.quanyu.pipelines.cause.explain.CauseStory.Difference;
import org.quanyu.pipelines.cause.explain.CauseStory.Rule;
import org.quanyu.pipelines.cause.explain.CauseStory.Share;
import org.quanyu.pipelines.cause.explain.CauseStory.Trial;

/** The story of a cause in sentences, from the single case up to the rule. */
public final class StoryText {

    /** What a language calls the attributes of events. */
    private static final Map<String, String> CHINESE = Map.ofEntries(
            Map.entry("unit", "房屋"),
            Map.entry("building", "楼栋"),
            Map.entry("grid", "网格"),
            Map.entry("community", "社区"),
            Map.entry("sub_district", "街道"),
            Map.entry("item", "事项"),
            Map.entry("category", "事项类别"),
            Map.entry("family", "事件大类"),
            Map.entry("department", "承办单位"),
            Map.entry("firm", "企业"),
            Map.entry("channel", "渠道"));

    private final CauseStory story;
    private final Language language;

    /** In which the story is told. */
    public enum Language {
        CHINESE,
        ENGLISH
    }

    /** A heading and what stands below it. */
    public record Section(String heading, List<String> lines) {
        public Section {
            lines = List.copyOf(lines);
        }
    }

    private StoryText(CauseStory story, Language language) {
        this.story = story;
        this.language = language;
    }

    public static List<Section> of(CauseStory story, Language language) {
        StoryText text = new StoryText(story, language);
        return List.of(
                new Section(text.in("根因", "Cause"), text.cause()),
                new Section(text.in("微观：个案", "Micro: the cases"), text.micro()),
                new Section(text.in("中观：对象、地点与事项", "Meso: party, place and item"), text.meso()),
                new Section(text.in("宏观：制度", "Macro: the rules"), text.macro()),
                new Section(text.in("责任单位", "Responsible department"), text.responsible()),
                new Section(text.in("此前处置效果", "What became of it before"), text.tried()),
                new Section(text.in("建议", "Suggestion"), List.of(text.suggestion())));
    }

    /** What the cause is called: its attributes and values. */
    public static String name(CauseStory story, Language language) {
        return new StoryText(story, language).attributes();
    }

    private String in(String chinese, String english) {
        return language == Language.CHINESE ? chinese : english;
    }

    private String say(String chinese, String english, Object... values) {
        return String.format(Locale.ROOT, in(chinese, english), values);
    }

    private String attributes() {
        return story.cause().attributes().entrySet().stream()
                .map(value -> attribute(value.getKey(), value.getValue()))
                .collect(Collectors.joining(in("，", ", ")));
    }

    private String attribute(String attribute, String value) {
        String known = value.isEmpty() ? in("未填", "missing") : value;
        return in(CHINESE.getOrDefault(attribute, attribute) + "：" + known, attribute + " " + known);
    }

    private List<String> cause() {
        CauseStory.Told cause = story.cause();
        List<String> lines = new ArrayList<>();
        lines.add(say("%s（%tY年%<tm月）：%s", "%s (%tY-%<tm): %s", cause.title(), cause.month(), attributes()));
        lines.add(say(
                "实际 %.0f，预期 %.1f，为预期的 %.1f 倍（95%% 置信区间 %.1f–%.1f），纯属偶然的概率 %.1g。",
                "Observed %.0f, expected %.1f: %.1f times as much (95%% confidence %.1f to %.1f), by chance with"
                        + " probability %.1g.",
                cause.observed(),
                cause.expected(),
                cause.observed() / cause.expected(),
                cause.liftLow(),
                cause.liftHigh(),
                cause.chance()));
        lines.add(say(
                "首次发现于 %tY年%<tm月，累计发现 %d 个月。",
                "First found in %tY-%<tm, in %d months so far.", cause.firstMonth(), cause.found()));
        return lines;
    }

    private List<String> micro() {
        return story.cases().stream()
                .map(one ->
                        one.day() + "  " + one.place() + "  " + one.words() + in("（", " (") + one.id() + in("）", ")"))
                .toList();
    }

    private List<String> meso() {
        List<String> lines = story.shares().stream()
                .map(share -> say(
                        "%d 件中有 %d 件（%.0f%%）同属 %s。",
                        "Of %d cases %d (%.0f %%) have the %s.",
                        share.of(),
                        share.cases(),
                        100 * share.share(),
                        attribute(share.attribute(), share.value())))
                .toList();
        return lines.isEmpty() ? List.of(in("个案分散，没有共同的对象、地点或事项。", "The cases have nothing else in common.")) : lines;
    }

    private List<String> macro() {
        Rule rule = story.rule();
        List<String> lines = new ArrayList<>();
        if (rule.hasNoOwner()) {
            lines.add(say(
                    "事项无主：近一年 %d 件同类事件中有 %d 件没有承办单位。",
                    "No owner: of %d events of these items in a year, %d had no department.",
                    rule.withoutOwner().of(),
                    rule.withoutOwner().cases()));
        }
        if (rule.cannotBeMet()) {
            lines.add(say(
                    "时限难以做到：全区办理时长中位数 %.0f 小时，时限中位数 %.0f 小时。",
                    "The deadline cannot be met: handling takes %.0f hours in the median everywhere, %.0f are allowed.",
                    rule.medianHours().orElseThrow(),
                    rule.medianAllowed().orElseThrow()));
        }
        rule.difference().ifPresent(difference -> lines.add(difference(difference)));
        return lines.isEmpty() ? List.of(in("没有发现制度漏洞。", "No gap in the rules was found.")) : lines;
    }

    private String difference(Difference difference) {
        return say(
                "各街道执行不一：%s 超时 %.0f%%，%s 超时 %.0f%%（差异显著，p<0.01）。",
                "Applied differently: %s closes %.0f %% late, %s %.0f %% (significant, p<0.01).",
                difference.most().value(),
                100 * difference.most().share(),
                difference.least().value(),
                100 * difference.least().share());
    }

    private List<String> responsible() {
        return List.of(story.responsible()
                .map(department -> say(
                        "%s，承办 %d 件中的 %d 件（%.0f%%）。",
                        "%s, which handles of %d cases %d (%.0f %%).",
                        department.value(),
                        department.of(),
                        department.cases(),
                        100 * department.share()))
                .orElse(in("没有个案记有承办单位。", "No case names a department.")));
    }

    private List<String> tried() {
        return List.of(
                story.trial().map(this::trial).orElse(in("近期首次出现，没有可比较的处置。", "It is new: nothing was tried before.")));
    }

    private String trial(Trial trial) {
        String helped = trial.helped()
                ? in("有效", "it helped")
                : trial.madeWorse() ? in("无效，反而增多", "it did not help: there is more") : in("看不出效果", "no effect shows");
        return say(
                "%tY年%<tm月曾发现并处置；此后与可比单元相比为原来的 %.2f 倍（95%% 置信区间 %.2f–%.2f）：%s。",
                "It was found and handled in %tY-%<tm; afterwards there was %.2f times as much, compared to like cells"
                        + " (95 %% confidence %.2f to %.2f): %s.",
                trial.since(),
                trial.change(),
                trial.low(),
                trial.high(),
                helped);
    }

    private String suggestion() {
        Rule rule = story.rule();
        if (rule.hasNoOwner()) {
            return in("明确该事项的主办单位，并写入职责清单。", "Give these items an owner, in the list of duties.");
        }
        if (rule.cannotBeMet()) {
            return in("按实际办理能力重新核定时限，或增加办理力量。", "Set a deadline that can be kept, or more people to keep it.");
        }
        String office = story.responsible().map(Share::value).orElse(in("区级主管部门", "the district"));
        if (story.trial().map(trial -> !trial.helped()).orElse(false)) {
            return say("此前处置未见效，建议由%s牵头专项治理，并提级督办。", "What was done did not help: a task force under %s.", office);
        }
        if (rule.difference().isPresent()) {
            return say("由%s统一各街道的办理标准。", "Let %s apply one standard in all sub-districts.", office);
        }
        return say("由%s到现场核实，并案办理。", "Let %s look at it on the spot, as one file.", office);
    }
}
