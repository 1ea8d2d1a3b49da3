package org.quanyu.generator.person;

import java.io.IOException;
import java.util.Arrays;
import org.quanyu.generator.chance.Chance;
import org.quanyu.generator.chance.Draw;
import org.quanyu.generator.delivery.Lateness;
import org.quanyu.generator.district.Community.Use;
import org.quanyu.generator.district.District;
import org.quanyu.generator.district.People;
import org.quanyu.generator.district.Places;
import org.quanyu.generator.district.Span;

/**
 * When grid workers and landlords report who lives where.
 *
 * <p>A household is registered after it came, is declared by its landlord at times, and signed off after it left.
 * Between, the grid worker visits the whole building at even intervals. Days are counted since 1970-01-01.
 */
public final class PeopleBuildingEvents {

    /** Why a row is there. */
    enum Kind {
        REGISTERED("入住登记"),
        DECLARED("房东申报"),
        LEFT("离开注销"),
        VISITED("日常核查");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    /** Households that their landlord declares, in urban villages and in estates. */
    public static final double DECLARED_IN_VILLAGES = 0.65;

    public static final double DECLARED_IN_ESTATES = 0.25;

    /** Departures that are noticed. */
    public static final double DEPARTURES = 0.85;

    /** Days between visits of a building: in estates once a year, in urban villages twice. */
    public static final int DAYS_BETWEEN_VISITS_OF_ESTATES = 365;

    public static final int DAYS_BETWEEN_VISITS_OF_VILLAGES = 182;

    /** Households that a visit does not meet. */
    public static final double NOT_MET = 0.06;

    /** Reports and visits that are delivered again with their errors put right. */
    public static final double CORRECTED = 0.006;

    /** Visits are recorded from so many days before the span, registrations from {@link #SYSTEM_DAYS} before. */
    public static final int VISIT_DAYS = 3 * 365;

    public static final int SYSTEM_DAYS = 8 * 365;

    /** No such event. */
    public static final int NEVER = Integer.MIN_VALUE;

    private static final Kind[] REPORTS = {Kind.REGISTERED, Kind.DECLARED, Kind.LEFT};

    private final Chance chance;
    private final Chance corrections;
    private final Places places;
    private final People people;
    private final int firstDay;
    private final int days;
    private final int[] firstHousehold;
    private final Schedule ofEstates;
    private final Schedule ofVillages;
    private final Schedule reports;

    PeopleBuildingEvents(District district) {
        this.chance = district.chance().about("people-building");
        this.corrections = chance.about("correction");
        this.places = district.places();
        this.people = district.people();
        Span span = district.span();
        this.firstDay = (int) span.from().toEpochDay();
        this.days = span.days();
        this.firstHousehold = firstHouseholds(places, people);
        this.ofEstates = visits(Use.ESTATE, DAYS_BETWEEN_VISITS_OF_ESTATES);
        this.ofVillages = visits(Use.VILLAGE, DAYS_BETWEEN_VISITS_OF_VILLAGES);
        this.reports = Schedule.of(days, this::planReports);
    }

    /** By home; those of one home follow each other. */
    private static int[] firstHouseholds(Places places, People people) {
        int[] first = new int[places.homes()];
        Arrays.fill(first, people.households());
        for (int household = people.households() - 1; household >= 0; household--) {
            first[people.unit(household)] = household;
        }
        return first;
    }

    private Schedule visits(Use use, int interval) {
        return Schedule.of(interval, sink -> {
            for (int building = 0;
                    building < places.buildings() && places.firstUnit(building) < places.homes();
                    building++) {
                if (places.use(building) == use) {
                    sink.add(phase(building, interval), building);
                }
            }
        });
    }

    private int phase(int building, int interval) {
        return chance.below(interval, building, 0);
    }

    /** Reports that are delivered behind the first day, corrections with them. */
    private void planReports(Schedule.Sink sink) {
        for (int household = 0; household < people.households(); household++) {
            for (Kind kind : REPORTS) {
                int day = day(household, kind);
                if (day != NEVER) {
                    int delivered = day + lateness(household, kind) - firstDay;
                    int corrected = corrected(household, kind);
                    sink.add(delivered == 0 ? NEVER : delivered, report(household, kind, false));
                    sink.add(
                            corrected == NEVER || corrected == firstDay ? NEVER : corrected - firstDay,
                            report(household, kind, true));
                }
            }
        }
    }

    private static int report(int household, Kind kind, boolean isCorrection) {
        return (household * REPORTS.length + kind.ordinal()) * 2 + (isCorrection ? 1 : 0);
    }

    /** Takes the events of a delivery. */
    interface Sink {
        /**
         * @param number of the event in the life of the household
         * @param day of the event
         * @param typed the day of its row: a later one for a correction
         */
        void event(int household, Kind kind, int number, int day, int typed) throws IOException;
    }

    /** Events that are delivered on a day behind the first, in the order of their making. */
    void delivered(int day, Sink sink) throws IOException {
        int index = day - firstDay;
        for (int place = reports.begin(index); place < reports.end(index); place++) {
            int item = reports.item(place);
            int household = item / 2 / REPORTS.length;
            Kind kind = REPORTS[item / 2 % REPORTS.length];
            int happened = day(household, kind);
            sink.event(household, kind, kind.ordinal(), happened, item % 2 == 0 ? happened : day);
        }
        for (int ago = Lateness.MOST_DAYS; ago >= 0; ago--) {
            visited(day - ago, ofEstates, DAYS_BETWEEN_VISITS_OF_ESTATES, ago, sink);
            visited(day - ago, ofVillages, DAYS_BETWEEN_VISITS_OF_VILLAGES, ago, sink);
        }
    }

    /** Visits of one day that are delivered so many days later. */
    private void visited(int day, Schedule visits, int interval, int later, Sink sink) throws IOException {
        int phase = Math.floorMod(day, interval);
        for (int place = visits.begin(phase); place < visits.end(phase); place++) {
            int building = visits.item(place);
            if (visitLateness(building, day) == later) {
                visit(building, interval, day, day, sink);
            } else if (visitCorrection(building, day) == later) {
                visit(building, interval, day, day + later, sink);
            }
        }
    }

    private void visit(int building, int interval, int day, int typed, Sink sink) throws IOException {
        int end = places.firstUnit(building) + places.unitsOf(building);
        for (int unit = places.firstUnit(building); unit < end; unit++) {
            for (int household = firstHousehold[unit]; isAt(household, unit); household++) {
                if (isMet(household, day)) {
                    sink.event(household, Kind.VISITED, visitNumber(day, interval), day, typed);
                }
            }
        }
    }

    private boolean isAt(int household, int unit) {
        return household < people.households() && people.unit(household) == unit;
    }

    /** Numbers of visits follow those of reports. */
    private int visitNumber(int day, int interval) {
        return REPORTS.length + (day - (firstDay - VISIT_DAYS)) / interval;
    }

    private boolean isMet(int household, int day) {
        return people.arrived(household) <= day
                && day <= people.left(household)
                && chance.unit(household, day) >= NOT_MET;
    }

    /** All that is delivered about a household up to and with a day, each event with its correction behind it. */
    void until(int last, int household, Sink sink) throws IOException {
        for (Kind kind : REPORTS) {
            int day = day(household, kind);
            if (day != NEVER && day + lateness(household, kind) <= last) {
                sink.event(household, kind, kind.ordinal(), day, day);
                int corrected = corrected(household, kind);
                if (corrected != NEVER && corrected <= last) {
                    sink.event(household, kind, kind.ordinal(), day, corrected);
                }
            }
        }
        visitsUntil(last, household, sink);
    }

    private void visitsUntil(int last, int household, Sink sink) throws IOException {
        int building = places.buildingOf(people.unit(household));
        int interval = interval(building);
        int from = Math.max(firstDay - VISIT_DAYS, people.arrived(household));
        int first = from + Math.floorMod(phase(building, interval) - from, interval);
        for (int day = first; day <= Math.min(last, people.left(household)); day += interval) {
            if (isMet(household, day) && day + visitLateness(building, day) <= last) {
                sink.event(household, Kind.VISITED, visitNumber(day, interval), day, day);
                int correction = visitCorrection(building, day);
                if (correction > 0 && day + correction <= last) {
                    sink.event(household, Kind.VISITED, visitNumber(day, interval), day, day + correction);
                }
            }
        }
    }

    private int interval(int building) {
        return places.use(building) == Use.ESTATE ? DAYS_BETWEEN_VISITS_OF_ESTATES : DAYS_BETWEEN_VISITS_OF_VILLAGES;
    }

    /** The day of a report; {@link #NEVER} for none. */
    int day(int household, Kind kind) {
        int arrived = people.arrived(household);
        int begin = Math.max(arrived, firstDay - SYSTEM_DAYS + chance.below(365, household, 1));
        return switch (kind) {
            case REGISTERED -> {
                int day = begin + 1 + (int) Draw.exponential(9, chance.of(household, 2));
                yield day <= people.left(household) ? day : NEVER;
            }
            case DECLARED ->
                chance.unit(household, 3) < declared(household) ? begin + chance.below(15, household, 4) : NEVER;
            case LEFT ->
                chance.unit(household, 5) < DEPARTURES
                        ? people.left(household) + 1 + chance.below(45, household, 6)
                        : NEVER;
            case VISITED -> throw new IllegalArgumentException("a visit has many days");
        };
    }

    private double declared(int household) {
        return places.use(places.buildingOf(people.unit(household))) == Use.ESTATE
                ? DECLARED_IN_ESTATES
                : DECLARED_IN_VILLAGES;
    }

    private int lateness(int household, Kind kind) {
        return Lateness.days(chance, household, 10 + kind.ordinal());
    }

    /** The day on which a report is corrected; {@link #NEVER} for most. */
    private int corrected(int household, Kind kind) {
        double unit = chance.unit(household, 20 + kind.ordinal());
        boolean isLate = lateness(household, kind) > 0;
        return unit < CORRECTED && !isLate ? day(household, kind) + after(unit) : NEVER;
    }

    private int visitLateness(int building, int day) {
        return Lateness.days(chance, -1 - building, day);
    }

    /** Days from a visit to its correction; -1 for most. */
    private int visitCorrection(int building, int day) {
        double unit = corrections.unit(building, day);
        return unit < CORRECTED && visitLateness(building, day) == 0 ? after(unit) : -1;
    }

    /** From 3 to 20 days. */
    private static int after(double unit) {
        return 3 + (int) (unit / CORRECTED * 18);
    }
}
