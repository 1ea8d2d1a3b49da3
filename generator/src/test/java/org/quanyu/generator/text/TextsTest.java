package org.quanyu.generator.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

class TextsTest {

    private static final Channel[] CHANNELS = Channel.values();

    @Test
    void nearlyAllTextsDiffer() {
        SplittableRandom random = new SplittableRandom(1);
        Set<String> contents = new HashSet<>();
        for (int text = 0; text < 100_000; text++) {
            Scene scene = Scenes.draw(random, CHANNELS[text % CHANNELS.length]);
            contents.add(RequestTexts.write(scene, random).content());
        }
        assertThat(contents).hasSizeGreaterThan(99_900);
    }

    @Test
    void peopleWriteDifferentlyAboutOneScene() {
        SplittableRandom random = new SplittableRandom(2);
        for (Channel channel : CHANNELS) {
            Scene scene = Scenes.draw(random, channel);
            Set<String> contents = new HashSet<>();
            for (int text = 0; text < 1000; text++) {
                contents.add(RequestTexts.write(scene, random).content());
            }
            assertThat(contents).as("%s about %s", channel, scene.item().name()).hasSizeGreaterThan(900);
        }
    }

    @Test
    void textsFollowFromTheSeed() {
        assertThat(everyText(new SplittableRandom(3))).isEqualTo(everyText(new SplittableRandom(3)));
    }

    @Test
    void noPlaceStaysOpen() {
        SplittableRandom random = new SplittableRandom(4);
        for (int round = 0; round < 1000; round++) {
            assertThat(everyText(random))
                    .noneMatch(text -> text.matches("(?s).*([{}@|*%]s|[{}|]|null).*") || text.isBlank());
        }
    }

    /** The spot is named in all letters, the firm, if there is one, in at least 90 of 100. */
    @Test
    void placeAndPartyAreNamed() {
        SplittableRandom random = new SplittableRandom(5);
        int places = 0;
        int parties = 0;
        for (int text = 0; text < 4000; text++) {
            Item item = ItemCatalogue.district().draw(LocalDate.of(2023, 1, 1), random);
            Scene scene = Scenes.draw(item, LocalDate.of(2023, 1, 1), 100, random, CHANNELS[text % 3]);
            StringBuilder content =
                    new StringBuilder(RequestTexts.write(scene, random).content());
            places += content.indexOf(scene.spot()) >= 0 ? 1 : 0;
            parties += content.indexOf(Draft.shortName(scene.party())) >= 0 ? 1 : 0;
        }
        assertThat(places / 4000.0).isGreaterThan(0.97);
        assertThat(parties / 4000.0).isGreaterThan(0.87);
    }

    /** At most one typing error in 50 characters that have an alike one, and some where there are to be any. */
    @Test
    void typingErrorsStayWithinBounds() {
        SplittableRandom random = new SplittableRandom(6);
        String text = "我的孩子在那里做作业，晚上装修的噪声已经影响到他的休息，请相关部门处理";
        int made = 0;
        for (int round = 0; round < 2000; round++) {
            made += Slips.make(new StringBuilder(text), 0, random.nextInt(4, 14), random);
        }
        double perCharacter = made / (2000.0 * text.length());
        assertThat(perCharacter).isBetween(0.001, 0.02);
        assertThat(Slips.SLOPPY).isLessThanOrEqualTo(0.25);
    }

    @Test
    void otherTextsVary() {
        assertThat(distinct(Replies::write)).isGreaterThan(990);
        assertThat(distinct(HazardTexts::found)).isGreaterThan(500);
        assertThat(distinct(HazardTexts::measure)).isGreaterThan(250);
        assertThat(distinct(DisputeTexts::summary)).isGreaterThan(980);
        for (CaseTexts.Forum forum : CaseTexts.Forum.values()) {
            assertThat(distinct((scene, random) ->
                            CaseTexts.summary(forum, CaseTexts.cause(forum, scene, random), scene, random)))
                    .isGreaterThan(950);
        }
        for (PostTopic topic : PostTopic.values()) {
            for (Tone tone : Tone.values()) {
                assertThat(distinct((scene, random) -> Posts.write("深圳市锦和电子有限公司", tone, topic, random)))
                        .as("%s %s", topic, tone)
                        .isGreaterThan(400);
            }
        }
    }

    private static long distinct(BiFunction<Scene, SplittableRandom, String> write) {
        SplittableRandom random = new SplittableRandom(7);
        Scene scene = Scenes.draw(random, Channel.PHONE);
        Set<String> texts = new HashSet<>();
        for (int text = 0; text < 1000; text++) {
            texts.add(write.apply(scene, random));
        }
        return texts.size();
    }

    private static List<String> everyText(SplittableRandom random) {
        List<String> texts = new ArrayList<>();
        Scene scene = null;
        for (Channel channel : CHANNELS) {
            scene = Scenes.draw(random, channel);
            Letter letter = RequestTexts.write(scene, random);
            texts.add(letter.title());
            texts.add(letter.content());
        }
        texts.add(Replies.write(scene, random));
        for (HandlingNotes.Step step : HandlingNotes.Step.values()) {
            texts.add(HandlingNotes.write(step, scene, random));
        }
        texts.add(HazardTexts.found(scene, random));
        texts.add(HazardTexts.measure(scene, random));
        texts.add(DisputeTexts.summary(scene, random));
        for (CaseTexts.Forum forum : CaseTexts.Forum.values()) {
            String cause = CaseTexts.cause(forum, scene, random);
            texts.add(cause);
            texts.add(CaseTexts.summary(forum, cause, scene, random));
        }
        for (PostTopic topic : PostTopic.values()) {
            texts.add(Posts.write(Scenes.firm(random), Wording.any(Tone.values(), random), topic, random));
        }
        return texts;
    }
}
