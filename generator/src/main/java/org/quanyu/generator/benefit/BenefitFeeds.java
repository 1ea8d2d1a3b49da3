package org.quanyu.generator.benefit;

import java.util.ArrayList;
import java.util.List;
import org.quanyu.generator.delivery.Feed;
import org.quanyu.generator.district.District;

/**
 * Benefits that are paid without application (免申即享): the registers that departments keep, with their gaps, the list
 * of benefits, what was paid, and the truth.
 */
public final class BenefitFeeds {

    private BenefitFeeds() {}

    public static List<Feed> of(District district) {
        Benefits benefits = new Benefits(district);
        List<Feed> feeds = new ArrayList<>();
        benefits.registers.all().forEach(register -> feeds.add(new RegisterFeed(benefits, register)));
        feeds.add(new CatalogueFeed());
        List<String> departments =
                Policies.all().stream().map(Policy::department).distinct().toList();
        for (int place = 0; place < departments.size(); place++) {
            feeds.add(new PaymentFeed(benefits, departments.get(place), place));
        }
        feeds.addAll(new Truths(benefits).all());
        return List.copyOf(feeds);
    }
}
