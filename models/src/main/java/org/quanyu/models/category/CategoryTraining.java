package org.quanyu.models.category;

import java.util.List;
import org.quanyu.models.text.LabelledMessage;
import org.quanyu.models.text.LinearSettings;
import org.quanyu.models.text.LinearSettings.Balance;
import org.quanyu.models.text.Message;
import org.quanyu.models.text.TermKind;
import org.quanyu.models.text.TermWeighting;
import org.quanyu.models.text.TextSettings;
import org.quanyu.models.text.TextTraining;

/** How categories of messages are learnt: what a message is about stands in its title and its opening. */
public final class CategoryTraining {

    private static final TextSettings SETTINGS = new TextSettings(
            List.of(new LinearSettings(TermKind.RUNS_BY_PART, 3, TermWeighting.RARITY, 0.3, Balance.EQUAL)));

    private CategoryTraining() {}

    /**
     * @param unlabelled further messages, which tell how rare terms are
     * @param tree names of lower categories with the label they belong to
     */
    public static TextTraining of(List<Message> unlabelled, List<LabelledMessage> tree, long seed) {
        return new TextTraining(SETTINGS, unlabelled, tree, seed);
    }
}
