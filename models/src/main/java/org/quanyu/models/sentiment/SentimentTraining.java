package org.quanyu.models.sentiment;

import java.util.List;
import org.quanyu.models.text.LinearSettings;
import org.quanyu.models.text.LinearSettings.Balance;
import org.quanyu.models.text.Message;
import org.quanyu.models.text.TermKind;
import org.quanyu.models.text.TermWeighting;
import org.quanyu.models.text.TextSettings;
import org.quanyu.models.text.TextTraining;

/** How the tone of texts is learnt: in two ways, as what tells it may be a run of characters or two that stand apart. */
public final class SentimentTraining {

    private static final TextSettings SETTINGS = new TextSettings(List.of(
            new LinearSettings(TermKind.RUNS, 2, TermWeighting.RARITY, 1, Balance.BY_COUNT),
            new LinearSettings(
                    TermKind.RUNS_AND_PAIRS, 2, TermWeighting.RARITY_AND_LOG_COUNT_RATIO, 1, Balance.BY_COUNT)));

    private SentimentTraining() {}

    /** @param unlabelled further texts, which tell how rare terms are */
    public static TextTraining of(List<Message> unlabelled, long seed) {
        return new TextTraining(SETTINGS, unlabelled, List.of(), seed);
    }
}
