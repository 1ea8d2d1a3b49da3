package org.quanyu.pipelines.fuse.linkage;

import java.util.List;
import org.quanyu.schemas.yaml.Place;
import org.quanyu.schemas.yaml.YamlFile;

/** Levels of a comparison that contradict each other: one that no pair can reach since an earlier one takes them all. */
final class LevelOrder {

    private LevelOrder() {}

    static void check(YamlFile file, String comparison, List<Level> levels) {
        if (levels.isEmpty()) {
            throw file.failure(
                    new Place(1, 1), "\"" + comparison + "\" has no level", "give it one, for example exact");
        }
        for (int later = 1; later < levels.size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                refuseIncluded(file, comparison, levels.get(earlier), levels.get(later));
            }
        }
    }

    private static void refuseIncluded(YamlFile file, String comparison, Level earlier, Level later) {
        boolean same = earlier.condition().equals(later.condition());
        boolean wider = earlier.kind().equals(later.kind())
                && LevelKind.named(later.kind())
                        .filter(kind ->
                                kind.includes(Double.parseDouble(earlier.bound()), Double.parseDouble(later.bound())))
                        .isPresent();
        boolean exactAfterAlike =
                later.isExact() && LevelKind.named(earlier.kind()).isPresent();
        if (same || wider || exactAfterAlike) {
            throw file.failure(
                    later.place(),
                    "the level " + later.label() + " of \"" + comparison
                            + "\" is never reached: every pair that fits it" + " fits " + earlier.label()
                            + " before it",
                    "order levels from the strongest agreement down, or drop one of the two");
        }
    }

    static double number(YamlFile file, String what, String text, Place place) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw file.failure(place, "the bound of " + what + " is " + text, "write a number");
        }
    }
}
