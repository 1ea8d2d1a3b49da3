package org.quanyu.generator.event;

import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.quanyu.generator.chance.Chance;
import org.quanyu.generator.chance.Draw;
import org.quanyu.generator.event.LabourCases.LabourCase;

/** Civil cases before the court: labour cases that go on to it, and disputes with firms. */
final class CourtCases implements Told.Teller {

    /** Cases a year in the whole district that do not come from arbitration. */
    static final double OTHERS = 15_000;

    static final int LONGEST = 170;

    private static final int LONGEST_APPEAL = 20;

    /**
     * A case.
     *
     * @param number within its month
     * @param labour the labour case it comes from; null for others
     * @param item that it is about; -1 for labour cases
     */
    record CourtCase(
            YearMonth month, int number, long filed, long closed, int firm, int person, LabourCase labour, int item) {

        String key() {
            return "（" + month.getYear() + "）粤0309民初" + (month.getMonthValue() * 100_000 + number + 1) + "号";
        }

        long id() {
            return (month.getYear() * 100L + month.getMonthValue()) * 100_000 + number;
        }

        long matter() {
            return labour == null ? Matter.single(Source.CASE, -id()) : LabourCases.matter(labour);
        }
    }

    private final World world;
    private final LabourCases labourCases;
    private final Chance chance;

    CourtCases(World world, LabourCases labourCases) {
        this.world = world;
        this.labourCases = labourCases;
        this.chance = world.chance.about("court case");
    }

    /** The cases filed in a month. */
    List<CourtCase> of(YearMonth month) {
        List<CourtCase> cases = new ArrayList<>();
        YearMonth earliest = YearMonth.from(month.atDay(1).minusDays(LabourCases.LONGEST + LONGEST_APPEAL));
        for (YearMonth filed = earliest; !filed.isAfter(month); filed = filed.plusMonths(1)) {
            for (LabourCase labour : labourCases.of(filed)) {
                SplittableRandom random = chance.of(labour.id());
                long day = labour.closed() + 5 + random.nextInt(LONGEST_APPEAL - 5);
                if (labourCases.isAppealed(labour)
                        && YearMonth.from(LocalDate.ofEpochDay(day)).equals(month)) {
                    add(month, day, labour.firm(), labour.person(), labour, -1, random, cases);
                }
            }
        }
        others(month, cases);
        return cases;
    }

    private void others(YearMonth month, List<CourtCase> cases) {
        SplittableRandom random = chance.about("others").of(month.getYear() * 100L + month.getMonthValue());
        long first = month.atDay(1).toEpochDay();
        for (int left = Draw.poisson(OTHERS * world.district.scale() / 12, random); left > 0; left--) {
            long day = first + random.nextInt(month.lengthOfMonth());
            int firm = random.nextInt(world.district.firms().count());
            int item = world.choice(Source.DISPUTE, day).draw(random.nextDouble());
            int person = random.nextInt(world.district.people().count());
            add(month, day, firm, person, null, item, random, cases);
        }
    }

    private static void add(
            YearMonth month,
            long day,
            int firm,
            int person,
            LabourCase labour,
            int item,
            SplittableRandom random,
            List<CourtCase> cases) {
        long closed = day + 25 + random.nextInt(LONGEST - 25);
        cases.add(new CourtCase(month, cases.size(), day, closed, firm, person, labour, item));
    }

    /** Numbers for the words of a case. */
    SplittableRandom words(CourtCase courtCase) {
        return chance.of(courtCase.id(), 1);
    }

    World world() {
        return world;
    }

    /** Those of a month are told on its first day within the span: arbitration's and the court's. */
    @Override
    public void tell(long day, Told.Listener listener) throws IOException {
        LocalDate date = LocalDate.ofEpochDay(day);
        if (date.getDayOfMonth() != 1 && day != world.firstDay()) {
            return;
        }
        for (LabourCase labour : labourCases.of(YearMonth.from(date))) {
            tell(
                    labour.key(),
                    LabourCases.matter(labour),
                    "劳动争议",
                    labour.firm(),
                    labour.person(),
                    labour.filed(),
                    listener);
        }
        for (CourtCase court : of(YearMonth.from(date))) {
            String item =
                    court.item() < 0 ? "劳动争议" : world.items.item(court.item()).code();
            tell(court.key(), court.matter(), item, court.firm(), court.person(), court.filed(), listener);
        }
    }

    private void tell(String key, long matter, String item, int firm, int person, long filed, Told.Listener listener)
            throws IOException {
        if (filed >= world.firstDay() && filed <= world.lastDay()) {
            int unit = world.district.firms().unit(firm);
            listener.hear(new Told(Source.CASE, key, matter, null, item, unit, firm, person, filed * WorkTime.DAY));
        }
    }
}
