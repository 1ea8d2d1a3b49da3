package org.quanyu.generator.benefit;

import static org.quanyu.generator.benefit.Dates.ALWAYS;
import static org.quanyu.generator.benefit.Dates.NEVER;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.quanyu.generator.benefit.Register.Spells;
import org.quanyu.generator.benefit.Register.Times;
import org.quanyu.generator.chance.Chance;
import org.quanyu.generator.delivery.Format;
import org.quanyu.generator.delivery.Format.Csv;
import org.quanyu.generator.delivery.Format.JsonLines;
import org.quanyu.generator.delivery.Format.Parquet;
import org.quanyu.generator.delivery.Format.Xlsx;
import org.quanyu.generator.district.District;
import org.quanyu.generator.district.Person.Role;

/** The registers from which departments deliver facts. */
final class Registers {

    private static final int YEAR = 12 * 32;

    /** Days over which the statements of a year are spread, from its beginning. */
    private static final int STATEMENT_DAYS = 150;

    private final District district;
    private final Chance statements;
    private final List<Register> all = new ArrayList<>();
    private final Map<Fact, Register> holding = new EnumMap<>(Fact.class);

    Registers(District district) {
        this.district = district;
        this.statements = district.chance().about("days of statements");
        persons();
        health();
        work();
        households();
        firms();
        recognitions();
        all.forEach(register -> register.facts().forEach(fact -> holding.putIfAbsent(fact, register)));
    }

    List<Register> all() {
        return all;
    }

    /** The register that holds a fact; null for what identity, residence and firm records tell. */
    Register holding(Fact fact) {
        return holding.get(fact);
    }

    private void persons() {
        String civil = "民政局";
        person(
                civil,
                "disabled_persons",
                Csv.gb18030(),
                "CJ",
                "发证日期",
                0.012,
                from(p -> p.disabilityGrade > 0, p -> p.disabledSince),
                Fact.DISABILITY_GRADE,
                Fact.DISABILITY_KIND,
                Fact.NEEDS_CARE);
        person(
                civil,
                "elderly_register",
                Csv.gb18030(),
                "LN",
                "登记日期",
                0.09,
                from(p -> p.household != null, p -> p.born + 60 * YEAR),
                Fact.CARE_PLACE,
                Fact.DISABLEMENT,
                Fact.LIVES_ALONE);
        person(
                civil,
                "veterans",
                new Xlsx("优抚对象登记表"),
                "YF",
                "登记日期",
                0.008,
                from(p -> p.veteranClass > 0, p -> p.born + 25 * YEAR),
                Fact.VETERAN_CLASS,
                Fact.DISCHARGED);
        person(
                civil,
                "children_in_distress",
                new Xlsx("困境儿童台账"),
                "ET",
                "认定日期",
                0.001,
                (subject, times) -> {
                    PersonCircumstances person = (PersonCircumstances) subject;
                    if (person.childClass > 0) {
                        times.add(person.born + 64, person.born + 18 * YEAR);
                    }
                },
                Fact.CHILD_CLASS);
        person(
                civil,
                "volunteers",
                new JsonLines(false),
                "ZY",
                "统计起始日期",
                0.03,
                from(p -> p.volunteerHours > 0, p -> p.born + 16 * YEAR),
                Fact.VOLUNTEER_HOURS);
        person(
                "公安分局",
                "good_deeds",
                new Xlsx("见义勇为人员确认名单"),
                "JY",
                "公布日期",
                0.001,
                from(p -> p.goodDeed != NEVER, p -> p.goodDeed),
                Fact.GOOD_DEED);
        person(
                "司法局",
                "mediators",
                new Xlsx("人民调解员名册"),
                "TJ",
                "聘任日期",
                0.001,
                from(p -> p.mediatedCases > 0, p -> p.born + 25 * YEAR),
                Fact.MEDIATED_CASES);
        person(
                "应急管理局",
                "hazard_reporters",
                new JsonLines(false),
                "JB",
                "首次查实日期",
                0.003,
                from(p -> p.hazardReports > 0, p -> p.born + 18 * YEAR),
                Fact.HAZARD_REPORTS);
        person(
                "政务服务和数据管理局",
                "students",
                Csv.utf8(),
                "XJ",
                "学籍日期",
                0.15,
                yearly((subject, day) -> isStudent((PersonCircumstances) subject, day)),
                Fact.SCHOOL_STAGE,
                Fact.PRIVATE_SCHOOL);
    }

    private void health() {
        String health = "卫生健康局";
        person(
                health,
                "births",
                Csv.utf8(),
                "CS",
                "签发日期",
                0.04,
                (subject, times) -> {
                    PersonCircumstances person = (PersonCircumstances) subject;
                    if (person.household != null && person.person.role() == Role.CHILD) {
                        times.add(person.born + 3, person.born + 4 * YEAR);
                    }
                },
                Fact.BORN,
                Fact.BIRTH_ORDER);
        person(
                health,
                "pregnancies",
                Csv.utf8(),
                "YC",
                "登记日期",
                0.01,
                (subject, times) -> {
                    PersonCircumstances person = (PersonCircumstances) subject;
                    person.births(birth -> times.add(birth - 7 * 32, birth + YEAR));
                },
                Fact.PREGNANCY_BOOKED,
                Fact.CHECKUPS);
        person(
                health,
                "childbirths",
                Csv.utf8(),
                "FM",
                "登记日期",
                0.02,
                (subject, times) -> {
                    PersonCircumstances person = (PersonCircumstances) subject;
                    person.births(birth -> times.add(birth, birth + YEAR));
                },
                Fact.GAVE_BIRTH);
        person(
                health,
                "family_planning",
                Csv.gb18030(),
                "JS",
                "确认日期",
                0.02,
                from(p -> p.onlyChildParent, p -> p.born + 45 * YEAR),
                Fact.ONLY_CHILD_PARENT,
                Fact.LOST_ONLY_CHILD);
        person(
                health,
                "donors",
                new JsonLines(false),
                "XX",
                "首次登记日期",
                0.01,
                from(p -> p.bloodDonations > 0 || p.organDonor, p -> p.born + 18 * YEAR),
                Fact.BLOOD_DONATIONS,
                Fact.ORGAN_DONOR);
        person(
                health,
                "patients",
                Csv.utf8(),
                "HZ",
                "建档日期",
                0.08,
                from(p -> p.mentalGrade > 0 || p.isChronic(), p -> p.born + 18 * YEAR),
                Fact.MENTAL_GRADE,
                Fact.CHRONIC,
                Fact.MEDICAL_EXPENSE);
        person(health, "deaths", Csv.utf8(), "SW", "死亡日期", 0.01, (subject, times) -> {
            if (subject.died() <= subject.left()) {
                times.add(subject.died(), ALWAYS);
            }
        });
    }

    private void work() {
        String labour = "人力资源局";
        person(
                labour,
                "unemployment_register",
                new JsonLines(false),
                "SY",
                "登记日期",
                0.02,
                (subject, times) -> ((PersonCircumstances) subject).unemployment(times),
                Fact.UNEMPLOYED,
                Fact.UNEMPLOYMENT_REASON);
        person(
                labour,
                "hard_to_employ",
                new Xlsx("就业困难人员认定名单"),
                "KN",
                "认定日期",
                0.01,
                yearly((subject, day) -> isHardToEmploy((PersonCircumstances) subject, day)),
                Fact.HARD_TO_EMPLOY);
        person(
                labour,
                "trainings",
                new JsonLines(false),
                "PX",
                "考核日期",
                0.05,
                from(p -> p.trained != NEVER, p -> p.trained),
                Fact.TRAINED);
        person(
                labour,
                "graduates",
                Csv.gb18030(),
                "BY",
                "毕业登记日期",
                0.07,
                from(p -> p.degree >= 2, PersonCircumstances::graduated),
                Fact.DEGREE,
                Fact.GRADUATED);
        person(
                labour,
                "certificates",
                Csv.gb18030(),
                "ZS",
                "登记日期",
                0.1,
                from(p -> p.title > 0 || p.skill > 0, PersonCircumstances::certified),
                Fact.TITLE,
                Fact.SKILL_LEVEL,
                Fact.CERTIFIED);
        person(
                labour,
                "talents",
                new Xlsx("高层次人才认定名单"),
                "RC",
                "公示日期",
                0.005,
                from(p -> p.talentClass > 0, PersonCircumstances::recognised),
                Fact.TALENT_CLASS,
                Fact.RECOGNISED);
        person(
                "社会保险基金管理局",
                "insured_months",
                new Parquet(),
                "CB",
                "统计日期",
                0.5,
                yearly((subject, day) -> ((PersonCircumstances) subject).hasWorked()),
                Fact.INSURED_MONTHS,
                Fact.INSURED_RECENTLY,
                Fact.CONTRIBUTION_BASE,
                Fact.PENSION);
    }

    private void households() {
        household(
                "民政局",
                "assisted_families",
                Csv.gb18030(),
                "DB",
                "认定日期",
                0.02,
                (subject, times) -> {
                    HouseholdCircumstances household = (HouseholdCircumstances) subject;
                    if (household.assistance > 0) {
                        times.add(household.assistedSince, ALWAYS);
                    }
                },
                Fact.HOUSEHOLD_ASSISTANCE,
                Fact.MEMBERS);
        household(
                "民政局",
                "household_means",
                Csv.gb18030(),
                "HD",
                "核对日期",
                0.5,
                yearly((subject, day) -> ((HouseholdCircumstances) subject).isChecked()),
                Fact.HOUSEHOLD_INCOME,
                Fact.HOUSEHOLD_MEDICAL,
                Fact.SINGLE_PARENT,
                Fact.CHILDREN);
        household(
                "住房和建设局",
                "housing",
                Csv.utf8(),
                "FW",
                "登记日期",
                0.7,
                (subject, times) -> {
                    HouseholdCircumstances household = (HouseholdCircumstances) subject;
                    if (household.isHousingKnown()) {
                        times.add(household.arrived, ALWAYS);
                    }
                },
                Fact.HOUSING,
                Fact.HOUSEHOLD_RENT,
                Fact.AREA_PER_HEAD);
        household(
                "应急管理局",
                "disaster_households",
                new Xlsx("受灾家庭核定表"),
                "ZQ",
                "核定日期",
                0.01,
                (subject, times) -> {
                    HouseholdCircumstances household = (HouseholdCircumstances) subject;
                    if (household.disaster != NEVER) {
                        times.add(household.disaster, household.disaster + 2 * YEAR);
                    }
                },
                Fact.DISASTER,
                Fact.DISASTER_LOSS);
    }

    private void firms() {
        firm(
                "社会保险基金管理局",
                "employment_summary",
                new Parquet(),
                "WG",
                "统计日期",
                0.4,
                known(Fact.INSURED),
                Fact.INSURED,
                Fact.INSURED_GROWTH,
                Fact.LAYOFF_RATE,
                Fact.UNBROKEN,
                Fact.UNEMPLOYMENT_PREMIUMS);
        firm(
                "人力资源局",
                "hiring",
                new JsonLines(false),
                "YG",
                "统计日期",
                0.2,
                known(Fact.GRADUATES_HIRED, Fact.HARD_HIRED, Fact.STAFF_TRAINED, Fact.APPRENTICES, Fact.WAGE_ARREARS),
                Fact.GRADUATES_HIRED,
                Fact.HARD_HIRED,
                Fact.STAFF_TRAINED,
                Fact.APPRENTICES,
                Fact.WAGE_ARREARS);
        firm(
                "民政局",
                "disabled_employment",
                new Xlsx("按比例安排残疾人就业审核表"),
                "AZ",
                "审核日期",
                0.02,
                known(Fact.DISABLED_STAFF),
                Fact.DISABLED_STAFF,
                Fact.DISABLED_SHARE);
        firm(
                "政务服务和数据管理局",
                "firm_statistics",
                Csv.utf8(),
                "TJ",
                "填报日期",
                0.1,
                known(Fact.ABOVE_SCALE, Fact.RESEARCH, Fact.INVESTMENT, Fact.DIGITAL_SPENDING),
                Fact.ABOVE_SCALE,
                Fact.ABOVE_SCALE_SINCE,
                Fact.OUTPUT,
                Fact.OUTPUT_GROWTH,
                Fact.RESEARCH,
                Fact.RESEARCH_SHARE,
                Fact.INVESTMENT,
                Fact.DIGITAL_SPENDING,
                Fact.GREEN_FACTORY);
        firm(
                "政务服务和数据管理局",
                "firm_conduct",
                Csv.utf8(),
                "XY",
                "归集日期",
                0.08,
                known(Fact.DISHONEST, Fact.ENVIRONMENT_PENALTIES),
                Fact.DISHONEST,
                Fact.ENVIRONMENT_PENALTIES);
        firm(
                "政务服务和数据管理局",
                "firm_finance",
                new JsonLines(false),
                "JR",
                "填报日期",
                0.1,
                known(Fact.LOAN_INTEREST, Fact.LISTED),
                Fact.LOAN_INTEREST,
                Fact.LISTING,
                Fact.LISTED);
        firm(
                "税务局",
                "tax_summary",
                Csv.gb18030(),
                "SS",
                "评价日期",
                0.4,
                known(Fact.CREDIT_GRADE),
                Fact.CREDIT_GRADE,
                Fact.TAX_PAID,
                Fact.EXPORT,
                Fact.EXPORT_GROWTH);
        firm(
                "应急管理局",
                "safety_penalties",
                new JsonLines(false),
                "AQ",
                "归集日期",
                0.03,
                known(Fact.SAFETY_PENALTIES),
                Fact.SAFETY_PENALTIES);
        firm(
                "供电局",
                "energy_summary",
                Csv.utf8(),
                "YD",
                "核算日期",
                0.05,
                known(Fact.ENERGY_SAVED, Fact.SOLAR),
                Fact.ENERGY_SAVED,
                Fact.SOLAR);
        firm(
                "水务局",
                "water_saving",
                new Xlsx("节水型企业名单"),
                "JS",
                "核定日期",
                0.01,
                known(Fact.WATER_SAVING),
                Fact.WATER_SAVING,
                Fact.WATER_SAVED);
        firm(
                "住房和建设局",
                "policy_premises",
                new Xlsx("政策性产业用房租赁台账"),
                "CZ",
                "备案日期",
                0.1,
                known(Fact.POLICY_PREMISES),
                Fact.POLICY_PREMISES,
                Fact.FIRM_RENT);
    }

    private void recognitions() {
        String market = "市场监督管理局";
        firm(
                market,
                "high_tech_firms",
                new Xlsx("高新技术企业认定名单"),
                "GX",
                "公布日期",
                0.01,
                yearly((subject, day) -> isPositive(subject, day, Fact.HIGH_TECH)),
                Fact.HIGH_TECH,
                Fact.HIGH_TECH_TIMES);
        firm(
                market,
                "specialised_firms",
                new Xlsx("专精特新企业认定名单"),
                "ZJ",
                "公布日期",
                0.005,
                yearly((subject, day) -> isPositive(subject, day, Fact.SPECIALISED)),
                Fact.SPECIALISED,
                Fact.SPECIALISED_SINCE);
        firm(
                market,
                "innovations",
                new Xlsx("知识产权和标准统计表"),
                "ZC",
                "统计日期",
                0.01,
                known(Fact.PATENTS, Fact.STANDARDS, Fact.QUALITY_AWARD),
                Fact.PATENTS,
                Fact.STANDARDS,
                Fact.QUALITY_AWARD);
        firm(
                "应急管理局",
                "safety_certified",
                new Xlsx("安全生产标准化达标企业名单"),
                "DB",
                "公布日期",
                0.02,
                yearly((subject, day) -> isPositive(subject, day, Fact.SAFETY_GRADE)),
                Fact.SAFETY_GRADE,
                Fact.SAFETY_CERTIFIED);
    }

    private void person(
            String department,
            String name,
            Format format,
            String prefix,
            String dated,
            double share,
            Spells spells,
            Fact... facts) {
        all.add(new Register(
                all.size(), department, name, format, Entity.PERSON, prefix, dated, share, List.of(facts), spells));
    }

    private void household(
            String department,
            String name,
            Format format,
            String prefix,
            String dated,
            double share,
            Spells spells,
            Fact... facts) {
        all.add(new Register(
                all.size(), department, name, format, Entity.HOUSEHOLD, prefix, dated, share, List.of(facts), spells));
    }

    private void firm(
            String department,
            String name,
            Format format,
            String prefix,
            String dated,
            double share,
            Spells spells,
            Fact... facts) {
        all.add(new Register(
                all.size(), department, name, format, Entity.FIRM, prefix, dated, share, List.of(facts), spells));
    }

    /** Who is on a register on the day of a statement. */
    @FunctionalInterface
    private interface Presence {
        boolean on(Subject subject, int day);
    }

    private static Spells from(Predicate<PersonCircumstances> listed, ToIntFunction<PersonCircumstances> begin) {
        return (subject, times) -> {
            PersonCircumstances person = (PersonCircumstances) subject;
            if (listed.test(person)) {
                times.add(begin.applyAsInt(person), ALWAYS);
            }
        };
    }

    private Spells yearly(Presence presence) {
        return new Statements(presence);
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

    /** Firms of which one of the facts says something in a year. */
    private Spells known(Fact... facts) {
        return yearly((subject, day) -> {
            int[] values = values(subject, day);
            for (Fact fact : facts) {
                if (values[fact.ordinal()] > 0) {
                    return true;
                }
            }
            return false;
        });
    }

    private boolean isPositive(Subject subject, int day, Fact fact) {
        return values(subject, day)[fact.ordinal()] > 0;
    }

    private int[] values(Subject subject, int day) {
        return subject.factsOn(Moment.of(district, Dates.date(day)));
    }

    private static boolean isStudent(PersonCircumstances person, int day) {
        int months = Dates.months(person.born, day);
        return months >= 0 && person.schoolStage(months / 12) > 0;
    }

    private static boolean isHardToEmploy(PersonCircumstances person, int day) {
        return person.hardToEmploy(day, Dates.months(person.born, day) / 12) > 0;
    }
}
