package org.quanyu.generator.event;

import java.util.List;
import org.quanyu.generator.chance.Weighted;
import org.quanyu.generator.resource.Resources;

/** The 32 channels over which requests come in. */
final class Channels {

    /** @param isMailbox whether what comes in over it is delivered as letters (信访) */
    record Channel(
            String code, String name, double share, org.quanyu.generator.text.Channel writing, boolean isMailbox) {}

    private static final Weighted<Channel> ALL = Weighted.of(
            Resources.table("event/channels.tsv").stream()
                    .map(row -> new Channel(
                            row[0],
                            row[1],
                            Double.parseDouble(row[2]),
                            org.quanyu.generator.text.Channel.valueOf(row[3]),
                            row[4].equals("MAILBOX")))
                    .toList(),
            Channel::share);

    private Channels() {}

    static List<Channel> all() {
        return ALL.all();
    }

    static Channel draw(double unit) {
        return ALL.at(unit);
    }
}
