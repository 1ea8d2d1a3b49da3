package org.quanyu.generator.benefit;

import static org.quanyu.generator.benefit.Dates.ALWAYS;
import static org.quanyu.generator.benefit.Dates.NEVER;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.quanyu.generator.benefit.Register.Spells;
import org.quanyu.generator.benefit.Register.Times;
import org.quanyu.generator.chance.Chance;
import org.quanyu.generator.delivery.Format;
import org.quanyu.generator.district.District;
import org.quanyu.generator.district.Person.Role;
import org.quanyu.generator.resource.Resources;

/** The registers from which departments deliver facts, read from {@code benefit/registers.tsv}, and who is on them. */
final class Registers {

    private static final int YEAR = 12 * 32;

    /** Months before a birth in which a pregnancy is booked. */
    private static final int BOOKED_BEFORE = 7 * 32;

    /** Days over which the statements of a year are spread, from its beginning. */
    private static final int STATEMENT_DAYS = 150;

    private final District district;
    private final Chance statements;
    private final List<Register> all = new ArrayList<>();
    private final Map<Fact, Register> holding = new EnumMap<>(Fact.class);

    Registers(District district) {
        this.district = district;
        this.statements = district.chance().about("days of statements");
        for (String[] cells : Resources.table("benefit/registers.tsv")) {
            all.add(register(cells));
        }
        all.forEach(register -> register.facts().forEach(fact -> holding.putIfAbsent(fact, register)));
    }

    private Register register(String[] cells) {
        Entity entity = Entity.valueOf(cells[1].toUpperCase(Locale.ROOT));
        List<Fact> facts = cells[7].equals("-")
                ? List.of()
                : Arrays.stream(cells[7].split(",")).map(Fact::of).toList();
        Spells spells =
                switch (entity) {
                    case PERSON -> ofPersons(cells[0]);
                    case HOUSEHOLD -> ofHouseholds(cells[0]);
                    case FIRM -> ofFirms(cells[0], facts);
                };
        double share = Double.parseDouble(cells[6]);
        return new Register(
                all.size(), cells[2], cells[0], format(cells[3]), entity, cells[4], cells[5], share, facts, spells);
    }

    private static Format format(String text) {
        String[] words = text.split(" ");
        return switch (words[0]) {
            case "csv" -> Format.Csv.utf8();
            case "csv-gb18030" -> Format.Csv.gb18030();
            case "jsonl" -> new Format.JsonLines(false);
            case "parquet" -> new Format.Parquet();
            case "xlsx" -> new Format.Xlsx(words[1]);
            default -> throw new IllegalArgumentException("no format \"" + text + "\"");
        };
    }

    List<Register> all() {
        return all;
    }

    /** The register that holds a fact; null for what identity, residence and firm records tell. */
    Register holding(Fact fact) {
        return holding.get(fact);
    }

    private Spells ofPersons(String name) {
        return switch (name) {
            case "disabled_persons" -> from(p -> p.disabilityGrade > 0, p -> p.disabledSince);
            case "elderly_register" -> from(p -> p.household != null, p -> p.born + 60 * YEAR);
            case "veterans" -> from(p -> p.veteranClass > 0, p -> p.born + 25 * YEAR);
            case "children_in_distress" -> between(p -> p.childClass > 0, p -> p.born + 64, p -> p.born + 18 * YEAR);
            case "volunteers" -> from(p -> p.volunteerHours > 0, p -> p.born + 16 * YEAR);
            case "good_deeds" -> from(p -> p.goodDeed != NEVER, p -> p.goodDeed);
            case "mediators" -> from(p -> p.mediatedCases > 0, p -> p.born + 25 * YEAR);
            case "hazard_reporters" -> from(p -> p.hazardReports > 0, p -> p.born + 18 * YEAR);
            case "births" -> between(Registers::isChild, p -> p.born + 3, p -> p.born + 4 * YEAR);
            case "pregnancies" ->
                (subject, times) -> person(subject).births(birth -> times.add(birth - BOOKED_BEFORE, birth + YEAR));
            case "childbirths" -> (subject, times) -> person(subject).births(birth -> times.add(birth, birth + YEAR));
            case "family_planning" -> from(p -> p.onlyChildParent, p -> p.born + 45 * YEAR);
            case "donors" -> from(p -> p.bloodDonations > 0 || p.organDonor, p -> p.born + 18 * YEAR);
            case "patients" -> from(p -> p.mentalGrade > 0 || p.isChronic(), p -> p.born + 18 * YEAR);
            case "deaths" -> from(p -> p.died() <= p.left(), PersonCircumstances::died);
            case "unemployment_register" -> (subject, times) -> person(subject).unemployment(times);
            case "trainings" -> from(p -> p.trained != NEVER, p -> p.trained);
            case "graduates" -> from(p -> p.degree >= 2, PersonCircumstances::graduated);
            case "certificates" -> from(p -> p.title > 0 || p.skill > 0, PersonCircumstances::certified);
            case "talents" -> from(p -> p.talentClass > 0, PersonCircumstances::recognised);
            case "students" -> yearly((subject, day) -> person(subject).schoolStage(years(subject, day)) > 0);
            case "hard_to_employ" ->
                yearly((subject, day) -> person(subject).hardToEmploy(day, years(subject, day)) > 0);
            case "insured_months" -> yearly((subject, day) -> person(subject).hasWorked());
            default -> throw new IllegalArgumentException("no register \"" + name + "\"");
        };
    }

    private Spells ofHouseholds(String name) {
        return switch (name) {
            case "assisted_families" ->
                (subject, times) ->
                        add(household(subject).assistance > 0, household(subject).assistedSince, ALWAYS, times);
            case "household_means" ->
                yearly((subject, day) -> household(subject).isChecked());
            case "housing" ->
                (subject, times) -> add(household(subject).isHousingKnown(), subject.arrived(), ALWAYS, times);
            case "disaster_households" ->
                (subject, times) -> add(
                        household(subject).disaster != NEVER,
                        household(subject).disaster,
                        household(subject).disaster + 2 * YEAR,
                        times);
            default -> throw new IllegalArgumentException("no register \"" + name + "\"");
        };
    }

    private static void add(boolean listed, int begin, int end, Times times) {
        if (listed) {
            times.add(begin, end);
        }
    }

    /** Registers of firms are yearly statements about those of which one of some facts says something. */
    private Spells ofFirms(String name, List<Fact> facts) {
        return switch (name) {
            case "employment_summary" -> known(List.of(Fact.INSURED));
            case "firm_statistics" ->
                known(List.of(Fact.ABOVE_SCALE, Fact.RESEARCH, Fact.INVESTMENT, Fact.DIGITAL_SPENDING));
            case "tax_summary" -> known(List.of(Fact.CREDIT_GRADE));
            case "policy_premises" -> known(List.of(Fact.POLICY_PREMISES));
            default -> known(facts);
        };
    }

    private Spells known(List<Fact> facts) {
        return yearly((subject, day) -> {
            int[] values = subject.factsOn(Moment.of(district, Dates.date(day)));
            for (Fact fact : facts) {
                if (values[fact.ordinal()] > 0) {
                    return true;
                }
            }
            return false;
        });
    }

    private static PersonCircumstances person(Subject subject) {
        return (PersonCircumstances) subject;
    }

    private static HouseholdCircumstances household(Subject subject) {
        return (HouseholdCircumstances) subject;
    }

    private static boolean isChild(PersonCircumstances person) {
        return person.household != null && person.person.role() == Role.CHILD;
    }

    /** Whole years of age; below 0 for who is not born. */
    private static int years(Subject subject, int day) {
        int months = Dates.months(person(subject).born, day);
        return months < 0 ? -1 : months / 12;
    }

    private static Spells from(Predicate<PersonCircumstances> listed, ToIntFunction<PersonCircumstances> begin) {
        return between(listed, begin, person -> ALWAYS);
    }

    private static Spells between(
            Predicate<PersonCircumstances> listed,
            ToIntFunction<PersonCircumstances> begin,
            ToIntFunction<PersonCircumstances> end) {
        return (subject, times) -> {
            PersonCircumstances person = person(subject);
            if (listed.test(person)) {
                times.add(begin.applyAsInt(person), end.applyAsInt(person));
            }
        };
    }

    private Spells yearly(Presence presence) {
        return new Statements(presence);
    }

    /** Who is on a register on the day of a statement. */
    @FunctionalInterface
    private interface Presence {
        boolean on(Subject subject, int day);
    }

    /** A statement each year, from the one before the span, that holds until the next. */
    private final class Statements implements Spells {

        private final Presence presence;

        Statements(Presence presence) {
            this.presence = presence;
        }

        @Override
        public boolean areStatements() {
            return true;
        }

        @Override
        public void of(Subject subject, Times times) {
            int from = district.span().from().getYear() - 1;
            int to = district.span().to().getYear();
            int until = Math.min(subject.left(), subject.died() - 1);
            int day = statement(subject.number(), from);
            for (int year = from; year <= to; year++) {
                int next = statement(subject.number(), year + 1);
                if (subject.arrived() <= day && day <= until && presence.on(subject, day)) {
                    times.add(day, next);
                }
                day = next;
            }
        }
    }

    private int statement(int number, int year) {
        return Dates.of(LocalDate.ofYearDay(year, 5 + statements.below(STATEMENT_DAYS, number, year)));
    }
}
