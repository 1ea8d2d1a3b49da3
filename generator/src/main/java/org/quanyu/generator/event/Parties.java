package org.quanyu.generator.event;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.quanyu.generator.district.District;
import org.quanyu.generator.district.FirmMonths;
import org.quanyu.generator.resource.Resources;

/** Which firms the events about an item are about. */
final class Parties {

    private final District district;
    private final Map<String, Party> byCategory = new HashMap<>();
    private final Party[] ofItem;
    private final int[][] firmsOf;
    private final String[] codes;

    /** Industries by the beginnings of their codes, and the share of events that are about a firm. */
    private record Party(List<Integer> industries, double share) {}

    Parties(District district, Items items) {
        this.district = district;
        this.codes = new String[64];
        this.firmsOf = firmsByIndustry();
        for (String[] row : Resources.table("event/parties.tsv")) {
            byCategory.put(row[0], new Party(industries(row[1]), Double.parseDouble(row[2])));
        }
        ofItem = new Party[items.count()];
        for (int item = 0; item < ofItem.length; item++) {
            ofItem[item] = byCategory.get(items.item(item).category());
        }
    }

    private int[][] firmsByIndustry() {
        int count = district.firms().count();
        byte[] industry = new byte[count];
        int[] sizes = new int[codes.length];
        for (int firm = 0; firm < count; firm++) {
            var of = district.firms().industry(firm);
            industry[firm] = (byte) of.index();
            codes[of.index()] = of.code();
            sizes[of.index()]++;
        }
        int[][] found = new int[codes.length][];
        for (int index = 0; index < found.length; index++) {
            found[index] = new int[sizes[index]];
        }
        for (int firm = count - 1; firm >= 0; firm--) {
            found[industry[firm]][--sizes[industry[firm]]] = firm;
        }
        return found;
    }

    private List<Integer> industries(String beginnings) {
        List<Integer> found = new ArrayList<>();
        for (int index = 0; index < codes.length; index++) {
            for (String beginning : beginnings.split(",")) {
                if (codes[index] != null && (beginning.equals("*") || codes[index].startsWith(beginning))) {
                    found.add(index);
                }
            }
        }
        return List.copyOf(found);
    }

    /** The firm an event about an item is about; -1 for none. */
    int draw(int item, long day, SplittableRandom random) {
        Party party = ofItem[item];
        return party == null || random.nextDouble() >= party.share ? -1 : firm(party, day, random);
    }

    /** Whether events about an item can be about a firm. */
    boolean has(int item) {
        return ofItem[item] != null && !ofItem[item].industries.isEmpty();
    }

    private int firm(Party party, long day, SplittableRandom random) {
        for (int tries = 0; tries < 8 && !party.industries.isEmpty(); tries++) {
            int[] firms = firmsOf[party.industries.get(random.nextInt(party.industries.size()))];
            int firm = firms[random.nextInt(firms.length)];
            if (isActive(firm, day)) {
                return firm;
            }
        }
        return -1;
    }

    /** Whether a firm does business on a day; for days before the first month told, in that month. */
    boolean isActive(int firm, long day) {
        LocalDate date = LocalDate.ofEpochDay(day);
        int month = district.span().index(date) + FirmMonths.BURN_IN;
        int told = Math.max(0, Math.min(district.firmMonths().months() - 1, month));
        return district.firmMonths().isActive(told, firm);
    }
}
