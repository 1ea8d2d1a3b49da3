package org.quanyu.generator.event;

import java.util.Locale;
import org.quanyu.generator.chance.Chance;
import org.quanyu.generator.chance.Draw;
import org.quanyu.generator.chance.Permutation;
import org.quanyu.generator.district.District;
import org.quanyu.generator.district.Firm;

/** Small premises (三小场所), each run by a firm at the place where it is registered. */
final class Premises {

    private static final String[] KINDS = {"小档口", "小档口", "小档口", "小作坊", "小娱乐场所"};

    private final District district;
    private final Chance chance;
    private final int[] firm;
    private final PlaceIndex index;

    Premises(District district, int[] grids) {
        this.district = district;
        this.chance = district.chance().about("premise");
        this.firm = new int[district.sizes().premises()];
        int count = district.firms().count();
        Permutation deal = Permutation.of(count, chance);
        int[] building = new int[firm.length];
        double[] weight = new double[firm.length];
        int next = 0;
        for (int premise = 0; premise < firm.length; premise++) {
            int tries = 0;
            do {
                firm[premise] = deal.of(next++);
            } while (tries++ < 8 && !fits(firm[premise]));
            building[premise] = district.places().buildingOf(unit(premise));
            weight[premise] = 1;
        }
        index = new PlaceIndex(district.places(), grids, building, weight);
    }

    /** One that is run by itself and neither too new nor only a name at a shared address. */
    private boolean fits(int number) {
        return district.firms().kind(number) == Firm.Kind.INDIVIDUAL
                && !district.firms().founded(number).isAfter(district.span().from());
    }

    int count() {
        return firm.length;
    }

    /** The firm that runs it. */
    int firm(int premise) {
        return firm[premise];
    }

    int unit(int premise) {
        return district.firms().unit(firm[premise]);
    }

    PlaceIndex index() {
        return index;
    }

    String kind(int premise) {
        return KINDS[chance.below(KINDS.length, premise, 0)];
    }

    String code(int premise) {
        return "SX" + String.format(Locale.ROOT, "%07d", premise + 1);
    }

    /** How prone to hazards it is, 1 on average. */
    double proneness(int premise) {
        return Draw.exponential(1, chance.of(premise, 1)) * 0.7 + 0.3;
    }

    /** One of the items it is found wanting in again and again. */
    double habit(int premise, int which) {
        return chance.unit(premise, 2 + which);
    }
}
