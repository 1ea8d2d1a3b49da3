package org.quanyu.models.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quanyu.models.text.LabelledMessage;
import org.quanyu.models.text.LabelledMessages;
import org.quanyu.models.text.Message;
import org.quanyu.models.text.TextModel;
import org.quanyu.models.text.TextModelFile;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/** The models that a lake without labelled posts has, and those that people put in their place. */
class PostModelsTest {

    @Test
    void defaultModelsTellToneAndTopicOfOtherWordings(@TempDir Path none) {
        PostModels models = PostModels.in(none);

        PostModels.Rating unpaid = models.rate("这家厂拖欠工资三个月了，老板失联，求曝光").orElseThrow();
        PostModels.Rating praised = models.rate("感谢师傅，服务一流，售后很快解决，点赞").orElseThrow();

        assertThat(unpaid.sentiment()).isEqualTo(Tone.NEGATIVE);
        assertThat(unpaid.topic()).isEqualTo("wages");
        assertThat(unpaid.score()).isNegative();
        assertThat(praised.sentiment()).isEqualTo(Tone.POSITIVE);
        assertThat(praised.score()).isPositive();
    }

    @Test
    void postWithoutWordsHasNoTone(@TempDir Path none) {
        assertThat(PostModels.in(none).rate("！！😡")).isEmpty();
    }

    @Test
    void modelOfThePeopleIsUsedWhateverItsLabelsAreCalled(@TempDir Path folder) {
        new TextModelFile(folder.resolve("sentiment")).write(learnt("差评", "好评"), Map.of());

        PostModels.Rating rating = PostModels.in(folder).rate("苹果苹果").orElseThrow();

        assertThat(rating.sentiment()).isEqualTo(Tone.POSITIVE);
        assertThat(rating.score()).isCloseTo(2 * rating.confidence() - 1, within(1e-9));
    }

    @Test
    void modelWhoseLabelsSayNoToneIsRefused(@TempDir Path folder) {
        new TextModelFile(folder.resolve("sentiment")).write(learnt("水果", "石头"), Map.of());

        assertThatThrownBy(() -> PostModels.in(folder))
                .isInstanceOfSatisfying(LakeException.class, failure -> assertThat(failure.code())
                        .isEqualTo(FailureCode.TEXT_MODEL_UNUSABLE))
                .hasMessageContaining("水果");
    }

    private static TextModel learnt(String bad, String good) {
        List<LabelledMessage> posts = new ArrayList<>();
        for (int post = 0; post < 20; post++) {
            posts.add(new LabelledMessage(new Message("", "苹果很甜" + post), good));
            posts.add(new LabelledMessage(new Message("", "石头太硬" + post), bad));
        }
        return SentimentTraining.of(List.of(), 1).learn(new LabelledMessages(posts));
    }
}
