package org.quanyu.generator.firm;

import java.util.ArrayList;
import java.util.List;
import org.quanyu.generator.delivery.Feed;
import org.quanyu.generator.district.District;

/** What the market, tax, social-insurance, labour and housing departments deliver about firms, and the truth. */
public final class FirmFeeds {

    private FirmFeeds() {}

    public static List<Feed> of(District district) {
        FirmDesk desk = FirmDesk.of(district);
        Staff staff = new Staff(district);
        SocialInsurance insurance = new SocialInsurance(desk, staff);
        Taxes taxes = new Taxes(desk);
        Wages wages = new Wages(desk, staff);
        LeaseRegistrations leases = new LeaseRegistrations(desk);
        List<Feed> feeds = new ArrayList<>(List.of(
                Registry.feed(desk),
                ChangeRecords.feed(desk),
                Branches.feed(desk),
                Licences.feed(desk),
                taxes,
                Contributions.feed(insurance),
                PersonalContributions.feed(insurance),
                Employers.feed(insurance),
                wages.feed(),
                leases.feed()));
        feeds.addAll(FirmTruth.feeds(desk));
        feeds.addAll(new RecordTruth(desk, insurance, taxes, wages, leases).feeds());
        return List.copyOf(feeds);
    }
}
