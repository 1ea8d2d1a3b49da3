package org.quanyu.generator.event;

import java.util.ArrayList;
import java.util.List;
import org.quanyu.generator.delivery.Feed;
import org.quanyu.generator.district.District;

/** What is delivered about events, and the truth about them. */
public final class EventFeeds {

    private EventFeeds() {}

    public static List<Feed> of(District district) {
        World world = new World(district);
        WageClaims claims = new WageClaims(district);
        Causes causes = new Causes(world, claims);
        Requests requests = new Requests(world, causes, claims);
        OrderChanges changes = new OrderChanges(requests);
        Inspections inspections = new Inspections(world, causes);
        Signs signs = new Signs(world);
        Mediators mediators = new Mediators(district.places());
        ViolationFeed violations = new ViolationFeed(world, causes);
        DisputeFeed disputes = new DisputeFeed(world, causes, mediators);
        LabourCases labourCases = new LabourCases(world, claims);
        CourtCases courtCases = new CourtCases(world, labourCases);
        FirmPosts posts = new FirmPosts(world);
        List<Told.Teller> tellers = List.of(requests, inspections, violations, disputes, courtCases, posts);
        List<Feed> feeds = new ArrayList<>(List.of(
                new RequestFeed(requests, changes).feed(),
                new MailboxFeed(requests, changes).feed(),
                new InspectionFeed(inspections, signs).feed(),
                new HazardFeed(inspections, signs).feed(),
                violations.feed(),
                disputes.feed(),
                new LabourCaseFeed(labourCases).feed(),
                new CourtCaseFeed(courtCases).feed(),
                new PostFeed(posts).feed(),
                new AlarmFeed(world).feed()));
        feeds.addAll(CodeTables.of(world, mediators));
        feeds.addAll(new TruthFeeds(world, causes, requests, posts, tellers).feeds());
        return List.copyOf(feeds);
    }
}
