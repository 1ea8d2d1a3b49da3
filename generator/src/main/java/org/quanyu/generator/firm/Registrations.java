package org.quanyu.generator.firm;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.quanyu.generator.chance.Chance;
import org.quanyu.generator.district.District;
import org.quanyu.generator.district.Firm;
import org.quanyu.generator.district.Firm.Kind;
import org.quanyu.generator.district.FirmMonths;
import org.quanyu.generator.district.Firms;
import org.quanyu.generator.firm.Change.Matter;

/** What happened to the registration of each firm, as it is: each matter once at most in a firm's life. */
public final class Registrations {

    /** Firms that have moved within the district since they were founded, of those that are no branches. */
    public static final double MOVED = 0.12;

    /** Companies that have changed their legal representative. */
    public static final double REPRESENTATIVE_CHANGED = 0.10;

    /** Companies that have changed their capital. */
    public static final double CAPITAL_CHANGED = 0.08;

    /** Firms that are struck off for breach of law, of those that close. */
    public static final double REVOKED = 0.15;

    private static final int NEVER = Integer.MAX_VALUE;

    private final District district;
    private final Firms firms;
    private final Chance chance;
    private final int[] gone;

    public Registrations(District district) {
        this.district = district;
        this.firms = district.firms();
        this.chance = district.chance().about("registration");
        this.gone = new int[firms.count()];
        for (int firm = 0; firm < gone.length; firm++) {
            gone[firm] = NEVER;
        }
        FirmMonths months = district.firmMonths();
        for (int month = 0; month < months.months(); month++) {
            for (int firm = 0; firm < gone.length; firm++) {
                if (months.relocates(month, firm) || months.closes(month, firm)) {
                    gone[firm] = month;
                }
            }
        }
    }

    /** The month in which a firm leaves or closes, as {@link FirmMonths} counts; the greatest number for never. */
    public int goneMonth(int firm) {
        return gone[firm];
    }

    /** How a firm's registration here ended; null for one that did not within the span. */
    public Matter ending(int firm) {
        if (gone[firm] == NEVER) {
            return null;
        }
        return district.firmMonths().relocates(gone[firm], firm)
                ? Matter.RELOCATED
                : chance.unit(firm, 0) < REVOKED ? Matter.REVOKED : Matter.CLOSED;
    }

    /** The day a matter was settled on; null for one that was not. */
    public LocalDate day(int firm, Matter matter) {
        LocalDate day = planned(firm, matter);
        boolean isAfterEnd = day != null && !matter.isEnd() && gone[firm] != NEVER && day.isAfter(goneDay(firm));
        return isAfterEnd || day != null && day.isAfter(district.span().to()) ? null : day;
    }

    private LocalDate planned(int firm, Matter matter) {
        return switch (matter) {
            case FOUNDED -> firms.founded(firm);
            case NAME -> firms.renamed(firm);
            case ADDRESS -> firms.kind(firm) == Kind.BRANCH ? null : sometime(firm, 1, MOVED);
            case REPRESENTATIVE -> firms.kind(firm) == Kind.COMPANY ? sometime(firm, 2, REPRESENTATIVE_CHANGED) : null;
            case CAPITAL -> firms.kind(firm) == Kind.COMPANY ? sometime(firm, 3, CAPITAL_CHANGED) : null;
            case RELOCATED, CLOSED, REVOKED -> ending(firm) == matter ? goneDay(firm) : null;
        };
    }

    private LocalDate sometime(int firm, int subject, double probability) {
        double unit = chance.unit(firm, subject);
        if (unit >= probability) {
            return null;
        }
        LocalDate founded = firms.founded(firm);
        long days = district.span().to().toEpochDay() - founded.toEpochDay();
        return founded.plusDays(20 + (long) (days * (unit / probability)));
    }

    private LocalDate goneDay(int firm) {
        YearMonth month = district.span().month(gone[firm] - FirmMonths.BURN_IN);
        LocalDate day = month.atDay(1 + chance.below(month.lengthOfMonth(), firm, 4));
        return day.isBefore(firms.founded(firm)) ? month.atEndOfMonth() : day;
    }

    /** What was settled for a firm, in the order of days. */
    public List<Change> changes(Firm firm) {
        List<Change> changes = new ArrayList<>();
        for (Matter matter : Matter.values()) {
            Change change = change(firm, matter);
            if (change != null) {
                changes.add(change);
            }
        }
        changes.sort(Comparator.comparing(Change::day).thenComparing(Change::matter));
        return changes;
    }

    /** What was settled for a firm in one matter; null for nothing. */
    public Change change(Firm firm, Matter matter) {
        LocalDate day = day(firm.number(), matter);
        return day == null
                ? null
                : switch (matter) {
                    case FOUNDED, RELOCATED, CLOSED, REVOKED ->
                        new Change(firm.number(), matter, day, null, matter.title());
                    case NAME -> new Change(firm.number(), matter, day, firm.formerName(), firm.name());
                    case ADDRESS ->
                        new Change(
                                firm.number(), matter, day, address(formerUnit(firm.number())), address(firm.unit()));
                    case REPRESENTATIVE ->
                        new Change(
                                firm.number(),
                                matter,
                                day,
                                person(formerRepresentative(firm.number())),
                                person(firm.representative()));
                    case CAPITAL ->
                        new Change(firm.number(), matter, day, formerCapital(firm) + "万元人民币", firm.capital() + "万元人民币");
                };
    }

    private String address(int unit) {
        return district.places().address(unit);
    }

    private String person(int number) {
        return district.people().person(number).name();
    }

    /** Its registered name at the end of a day. */
    public String name(Firm firm, LocalDate on) {
        return isStill(firm, Matter.NAME, on) ? firm.formerName() : firm.name();
    }

    /** The unit it is registered in at the end of a day. */
    public int unit(Firm firm, LocalDate on) {
        return isStill(firm, Matter.ADDRESS, on) ? formerUnit(firm.number()) : firm.unit();
    }

    /** The person who represents it at the end of a day. */
    public int representative(Firm firm, LocalDate on) {
        return isStill(firm, Matter.REPRESENTATIVE, on) ? formerRepresentative(firm.number()) : firm.representative();
    }

    /** Its capital at the end of a day, in 10,000 yuan. */
    public int capital(Firm firm, LocalDate on) {
        return isStill(firm, Matter.CAPITAL, on) ? formerCapital(firm) : firm.capital();
    }

    /** Whether a matter is as it was before it was changed. */
    private boolean isStill(Firm firm, Matter matter, LocalDate on) {
        LocalDate day = day(firm.number(), matter);
        return day != null && on.isBefore(day);
    }

    /** Whether a matter was settled until the end of a day. */
    public boolean is(int firm, Matter matter, LocalDate on) {
        LocalDate day = day(firm, matter);
        return day != null && !day.isAfter(on);
    }

    /** Whether it was founded and has neither left nor closed until the end of a day. */
    public boolean isHere(int firm, LocalDate on) {
        return !firms.founded(firm).isAfter(on)
                && (gone[firm] == NEVER || goneDay(firm).isAfter(on));
    }

    private int formerUnit(int firm) {
        int homes = district.places().homes();
        int rooms = district.places().units() - homes;
        return homes + chance.below(rooms, firm, 5);
    }

    private int formerRepresentative(int firm) {
        return chance.below(district.people().count(), firm, 6);
    }

    private static int formerCapital(Firm firm) {
        return Math.max(1, firm.capital() >= 1000 ? firm.capital() / 5 : firm.capital() / 2);
    }
}
