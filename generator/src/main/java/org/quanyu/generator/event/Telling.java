package org.quanyu.generator.event;

import java.util.SplittableRandom;
import org.quanyu.generator.text.Item;

/** Stands in for texts that are to come. */
final class Telling {

    private Telling() {}

    static String reply(Item item, SplittableRandom random) {
        return "您好，您反映的" + item.name() + "问题已由" + item.department() + "核实处理，感谢您的监督。";
    }
}
