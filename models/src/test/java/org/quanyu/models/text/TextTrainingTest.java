package org.quanyu.models.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/** Made-up letters about schools, roads and rivers, each of a few words of its subject among words of none. */
class TextTrainingTest {

    private static final TextSettings SETTINGS = new TextSettings(List.of(
            new LinearSettings(TermKind.RUNS_BY_PART, 3, TermWeighting.RARITY, 0.3, LinearSettings.Balance.EQUAL)));

    private static final Map<String, List<String>> WORDS = Map.of(
            "教育", List.of("学校", "老师", "招生", "学费", "校服", "课堂", "幼儿园"),
            "交通", List.of("公交", "路口", "拥堵", "红绿灯", "停车", "出租车", "站台"),
            "环境", List.of("污水", "臭味", "噪声", "河道", "废气", "垃圾", "粉尘"));

    private static final List<String> FILLERS =
            List.of("您好", "请问", "希望", "尽快处理", "谢谢", "我们小区", "多次反映", "一直没有人管", "不知道", "附近");

    @Test
    void categoriesOfUnseenMessagesAreTold() {
        TextEvaluation evaluation = TextEvaluation.of(training(), letters(), 0.2);

        assertThat(evaluation.judged()).hasSize(24);
        assertThat(evaluation.macroF1()).isGreaterThan(0.9);
        assertThat(evaluation.labels())
                .allSatisfy(label -> assertThat(label.messages()).isEqualTo(8));
    }

    @Test
    void sameMessagesGiveTheSameBytesInWhateverOrder(@TempDir Path folder) throws IOException {
        List<LabelledMessage> shuffled = new ArrayList<>(letters().messages());
        Collections.shuffle(shuffled, new Random(5));
        new TextModelFile(folder.resolve("a")).write(training().learn(letters()), Map.of());
        new TextModelFile(folder.resolve("b")).write(training().learn(new LabelledMessages(shuffled)), Map.of());

        for (String file : List.of("model.pb", "terms.tsv", "model.json")) {
            assertThat(folder.resolve("a").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("b").resolve(file));
        }
    }

    @Test
    void modelReadFromItsFolderTellsTheSame(@TempDir Path folder) {
        TextModel model = training().learn(letters());
        new TextModelFile(folder).write(model, Map.of("text", "内容"));
        TextModel read = new TextModelFile(folder).read();

        assertThat(new TextModelFile(folder).learntFrom()).isEqualTo(Map.of("text", "内容"));
        letters().messages().forEach(letter -> assertThat(read.classify(letter.message()))
                .isEqualTo(model.classify(letter.message())));
    }

    @Test
    void areaUnderTheCurveIsTheShareOfPairsInTheRightOrder() {
        TextEvaluation evaluation = new TextEvaluation(
                List.of(judged("a", 0.9), judged("a", 0.5), judged("a", 0.2), judged("b", 0.5), judged("b", 0.1)));

        // of six pairs four are in the right order, one is even, one is not
        assertThat(evaluation.areaUnderCurve()).isCloseTo(4.5 / 6, within(1e-12));
    }

    private static TextEvaluation.Judged judged(String label, double ofA) {
        return new TextEvaluation.Judged(label, new TextGuess("a", ofA, "b"), Map.of("a", ofA, "b", 1 - ofA));
    }

    @Test
    void severalMembersAreWrittenAndReadAlike(@TempDir Path folder) {
        TextSettings two = new TextSettings(List.of(
                SETTINGS.members().get(0),
                new LinearSettings(
                        TermKind.RUNS_AND_PAIRS,
                        2,
                        TermWeighting.RARITY_AND_LOG_COUNT_RATIO,
                        1,
                        LinearSettings.Balance.BY_COUNT)));
        TextModel model = new TextTraining(two, List.of(), List.of(), 1).learn(letters());
        new TextModelFile(folder).write(model, Map.of());
        TextModel read = new TextModelFile(folder).read();

        assertThat(letters().messages()).allSatisfy(letter -> {
            assertThat(read.classify(letter.message())).isEqualTo(model.classify(letter.message()));
            assertThat(model.classify(letter.message()).label()).isEqualTo(letter.label());
        });
    }

    @Test
    void textOfAMegabyteIsReadToItsOpening() {
        String endless = "学校".repeat(500_000);

        assertThat(TermKind.RUNS_AND_PAIRS.parts(new Message("", endless)).get(0))
                .hasSizeLessThan(20);
        assertThat(training()
                        .learn(letters())
                        .classify(new Message("", endless))
                        .label())
                .isEqualTo("教育");
    }

    @Test
    void pairsStandWithinAClause() {
        assertThat(TermKind.RUNS_AND_PAIRS.parts(new Message("", "不太好，吃")).get(0))
                .containsEntry("不 好", 1)
                .doesNotContainKeys("不 吃", "好 吃", "太 吃");
    }

    @Test
    void messageWithoutKnownWordsIsUncertain() {
        TextGuess guess = training().learn(letters()).classify(new Message("zzz", "qqq"));

        assertThat(guess.confidence()).isCloseTo(1.0 / 3, within(1e-9));
        assertThat(guess.second()).isNotEqualTo(guess.label());
    }

    @Test
    void copiesNeverStandOnBothSides() {
        List<LabelledMessage> messages = new ArrayList<>(letters().messages());
        letters()
                .messages()
                .forEach(letter -> messages.add(new LabelledMessage(
                        new Message(
                                "转：" + letter.message().title(),
                                letter.message().text() + "！"),
                        letter.label())));
        LabelledMessage contradicted = messages.get(0);
        messages.add(new LabelledMessage(contradicted.message(), "农业"));
        LabelledMessages once = new LabelledMessages(messages).withoutCopies();
        LabelledMessages.Halves halves = once.divide(0.2, 3);

        assertThat(once.messages()).hasSize(letters().messages().size() - 1);
        assertThat(halves.test().messages())
                .doesNotContainAnyElementsOf(halves.training().messages());
    }

    @Test
    void labelsThatCannotBeLearntAreRefused() {
        LabelledMessages oneLabel = new LabelledMessages(letters().messages().stream()
                .filter(letter -> letter.label().equals("教育"))
                .toList());
        List<LabelledMessage> lonely = new ArrayList<>(letters().messages());
        lonely.add(new LabelledMessage(new Message("稻谷", "稻谷收购价"), "农业"));

        for (LabelledMessages few : List.of(oneLabel, new LabelledMessages(lonely))) {
            assertThatThrownBy(() -> training().learn(few))
                    .isInstanceOfSatisfying(LakeException.class, failure -> assertThat(failure.code())
                            .isEqualTo(FailureCode.TEXT_LABELS_TOO_FEW));
        }
    }

    @Test
    void folderWithoutModelIsRefused(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("model.pb"), "no model");

        assertThatThrownBy(() -> new TextModelFile(folder).read())
                .isInstanceOfSatisfying(LakeException.class, failure -> assertThat(failure.code())
                        .isEqualTo(FailureCode.TEXT_MODEL_UNUSABLE));
    }

    @Test
    void confidenceOfCalibratedScoresIsTheShareThatIsRight() {
        Random chance = new Random(2);
        List<Calibration.Scored> scored = new ArrayList<>();
        for (int message = 0; message < 4_000; message++) {
            double score = 2 * chance.nextDouble();
            boolean isRight = chance.nextDouble() < 1 / (1 + Math.exp(-3 * score));
            scored.add(new Calibration.Scored(new double[] {score, 0}, isRight ? 0 : 1));
        }

        assertThat(Calibration.fit(scored).sharpness()).isCloseTo(3, within(0.3));
    }

    private static TextTraining training() {
        return new TextTraining(
                SETTINGS,
                List.of(new Message("请问", "希望尽快处理")),
                List.of(new LabelledMessage(new Message("学校", "学校"), "教育")),
                1);
    }

    private static LabelledMessages letters() {
        Random chance = new Random(11);
        List<LabelledMessage> letters = new ArrayList<>();
        WORDS.keySet().stream().sorted().forEach(label -> {
            for (int letter = 0; letter < 40; letter++) {
                String title = drawn(FILLERS, chance) + drawn(WORDS.get(label), chance) + "问题";
                String text = drawn(FILLERS, chance)
                        + drawn(WORDS.get(label), chance)
                        + drawn(FILLERS, chance)
                        + drawn(WORDS.get(label), chance)
                        + letter;
                letters.add(new LabelledMessage(new Message(title, text), label));
            }
        });
        return new LabelledMessages(letters);
    }

    private static String drawn(List<String> words, Random chance) {
        return words.get(chance.nextInt(words.size()));
    }
}
