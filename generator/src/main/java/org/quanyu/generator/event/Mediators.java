package org.quanyu.generator.event;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.quanyu.generator.district.Community;
import org.quanyu.generator.district.Places;

/** The organisations that mediate: of communities, sub-districts, industrial parks, estates and trades. */
final class Mediators {

    static final int COUNT = 190;

    private static final List<String> TRADES = List.of(
            "劳动争议", "医疗纠纷", "物业管理", "道路交通事故", "消费者权益", "知识产权", "婚姻家庭", "教育", "建筑工程", "金融", "个体劳动者", "商会", "旅游", "电子商务");

    /** @param community its index; -1 for one of a sub-district or of the whole district */
    record Mediator(String code, String name, String kind, int community) {}

    private final List<Mediator> all = new ArrayList<>();
    private final List<List<Mediator>> ofCommunity;

    Mediators(Places places) {
        List<Community> communities = places.communities();
        communities.forEach(community -> add(community.name() + "社区人民调解委员会", "村（社区）调委会", community.index()));
        communities.stream()
                .map(Community::subDistrict)
                .distinct()
                .forEach(name -> add(name + "街道人民调解委员会", "乡镇（街道）调委会", -1));
        TRADES.forEach(trade -> add("龙华区" + trade + "人民调解委员会", "行业性专业性调委会", -1));
        for (int round = 0; all.size() < COUNT; round++) {
            Community community = communities.get(round % communities.size());
            List<Community.Site> sites = community.sites(round % 2 == 0 ? Community.Use.PARK : Community.Use.ESTATE);
            Community.Site site = sites.get(round / communities.size() % sites.size());
            add(site.name() + "人民调解委员会", "企事业单位调委会", community.index());
        }
        ofCommunity = communities.stream()
                .map(community -> all.stream()
                        .filter(mediator -> mediator.community() == community.index())
                        .collect(Collectors.toList()))
                .toList();
    }

    private void add(String name, String kind, int community) {
        all.add(new Mediator("TW" + (1001 + all.size()), name, kind, community));
    }

    List<Mediator> all() {
        return all;
    }

    /** One that people of a community go to: mostly one of its own. */
    Mediator of(Community community, double unit) {
        List<Mediator> own = ofCommunity.get(community.index());
        return unit < 0.8
                ? own.get((int) (unit / 0.8 * own.size()))
                : all.get(ofCommunity.size() + (int) ((unit - 0.8) / 0.2 * (6 + TRADES.size())));
    }
}
