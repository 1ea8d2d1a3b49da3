package org.quanyu.generator.meter;

import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.quanyu.generator.chance.Chance;
import org.quanyu.generator.delivery.Accounts;
import org.quanyu.generator.delivery.Arrivals;
import org.quanyu.generator.delivery.Column;
import org.quanyu.generator.delivery.Delivery;
import org.quanyu.generator.delivery.FixedFeed;
import org.quanyu.generator.delivery.Format;
import org.quanyu.generator.delivery.Rhythm;
import org.quanyu.generator.delivery.RowWriter;
import org.quanyu.generator.district.Community.Use;
import org.quanyu.generator.district.District;
import org.quanyu.generator.district.Firm;
import org.quanyu.generator.district.FirmMonths;
import org.quanyu.generator.district.Places;
import org.quanyu.generator.firm.FirmSpelling;
import org.quanyu.generator.firm.Registrations;

/**
 * The readings of one utility's meters, one row per meter and month: homes, let or not, and firms that employ people at
 * rooms of their own. In urban villages one water meter counts for a whole building. Key: 户号 and 抄表月份.
 *
 * <p>Meters are numbered: homes by their unit, then whole buildings, then firms.
 */
final class Readings {

    /** Branches whose meter is in the name of their headquarters. */
    static final double BRANCHES_UNDER_HEADQUARTERS = 0.4;

    private static final double METERS_PER_HOME = 1.1;

    private final Utility utility;
    private final District district;
    private final Places places;
    private final Homes homes;
    private final Registrations registrations;
    private final Chance chance;
    private final FirmSpelling spelling;
    private final Accounts accounts;
    private final Arrivals arrivals;
    private final Dial dial;
    private final Holders holders;

    Readings(Utility utility, District district, Homes homes, Registrations registrations) {
        this.utility = utility;
        this.district = district;
        this.places = district.places();
        this.homes = homes;
        this.registrations = registrations;
        this.chance = district.chance().about(utility.feed());
        this.spelling = FirmSpelling.of(district, utility.feed(), 0, BRANCHES_UNDER_HEADQUARTERS);
        this.accounts = Accounts.of(utility == Utility.WATER ? "31" : "09", chance);
        this.arrivals = new Arrivals(chance.about("arrival"));
        this.dial = new Dial(chance.about("dial"), district.span());
        this.holders = new Holders(district, homes);
    }

    FixedFeed feed() {
        double share = utility == Utility.WATER ? 0.65 : METERS_PER_HOME;
        return new FixedFeed(
                utility.department(),
                utility.feed(),
                Format.Csv.utf8().gzipped(),
                new Rhythm.Monthly(utility.delivered()),
                columns(),
                FixedFeed.partsFor(places.homes() * share),
                this::write);
    }

    private List<Column> columns() {
        return List.of(
                Column.text("户号"),
                Column.text("户名"),
                Column.text(utility.use() + "地址"),
                Column.text("用户类别"),
                Column.text("抄表月份"),
                Column.whole("起码"),
                Column.whole("止码"),
                Column.whole("用量"),
                Column.decimal("金额", 2),
                Column.date("抄表日期"),
                Column.text("抄表方式"),
                Column.time("更新时间"));
    }

    String name() {
        return utility.feed();
    }

    /** Whether one meter counts for a whole building. */
    boolean isShared(int building) {
        return utility == Utility.WATER && places.use(building) == Use.VILLAGE;
    }

    /** Whether a firm has a meter of its own at all. */
    boolean isMetered(int firm) {
        return district.firms().size(firm) > 0 && !district.firms().isMassRegistered(firm);
    }

    /** The meter of a whole building among all. */
    int ofBuilding(int building) {
        return places.homes() + building;
    }

    /** The meter of a firm among all. */
    int ofFirm(int firm) {
        return places.homes() + places.buildings() + firm;
    }

    String account(int meter) {
        return accounts.of(meter);
    }

    private void write(Delivery delivery, RowWriter rows) throws IOException {
        int last = district.span().index(delivery.month());
        for (int after = 0; after <= Arrivals.LOOK_BACK && after <= last; after++) {
            writeHomes(delivery, last - after, after, rows);
            writeFirms(delivery, last - after, after, rows);
        }
    }

    private void writeHomes(Delivery delivery, int month, int after, RowWriter rows) throws IOException {
        int end = delivery.end(places.homes());
        int unit = delivery.begin(places.homes());
        while (unit < end) {
            int building = places.buildingOf(unit);
            int first = places.firstUnit(building);
            int behind = Math.min(end, first + places.unitsOf(building));
            boolean isShared = isShared(building);
            if (!isShared) {
                writeUnits(building, unit, behind, month, after, delivery, rows);
            } else if (unit == first) {
                writeBuilding(building, month, after, delivery, rows);
            }
            unit = behind;
        }
    }

    private void writeUnits(int building, int from, int to, int month, int after, Delivery delivery, RowWriter rows)
            throws IOException {
        String site = null;
        for (int home = from; home < to; home++) {
            int version = arrivals.version(home, month, after);
            if (version >= 0) {
                site = site == null ? places.siteAddress(building) : site;
                int unit = home;
                long begin = homes.readOn(home, -1);
                Dial.Flow flow = upTo -> homes.used(utility, unit, begin, homes.readOn(unit, upTo));
                Reading reading = dial.reading(home, month, 30 * utility.perDay(2), flow);
                long day = homes.readOn(home, month);
                rows.text(account(home))
                        .text(holders.ofHome(home, building, day))
                        .text(site + places.within(home))
                        .text("居民");
                write(home, reading, day, version, false, delivery, rows);
            }
        }
    }

    private void writeBuilding(int building, int month, int after, Delivery delivery, RowWriter rows)
            throws IOException {
        int meter = ofBuilding(building);
        int version = arrivals.version(meter, month, after);
        if (version < 0) {
            return;
        }
        long begin = homes.readOn(meter, -1);
        Dial.Flow flow = upTo -> usedIn(building, begin, homes.readOn(meter, upTo));
        Reading reading = dial.reading(meter, month, 30 * utility.perDay(2) * places.unitsOf(building), flow);
        rows.text(account(meter))
                .text(holders.ofBuilding(building))
                .text(places.siteAddress(building) + places.block(building) + "栋")
                .text("居民合表");
        write(meter, reading, homes.readOn(meter, month), version, false, delivery, rows);
    }

    private double usedIn(int building, long from, long to) {
        double sum = 0;
        int first = places.firstUnit(building);
        for (int unit = first; unit < first + places.unitsOf(building); unit++) {
            sum += homes.used(utility, unit, from, to);
        }
        return sum;
    }

    private void writeFirms(Delivery delivery, int month, int after, RowWriter rows) throws IOException {
        int count = district.firms().count();
        int counted = month + FirmMonths.BURN_IN;
        for (int number = delivery.begin(count); number < delivery.end(count); number++) {
            if (district.firmMonths().isActive(counted, number) && isMetered(number)) {
                int version = arrivals.version(ofFirm(number), month, after);
                if (version >= 0) {
                    writeFirm(district.firms().firm(number), month, version, delivery, rows);
                }
            }
        }
    }

    private void writeFirm(Firm firm, int month, int version, Delivery delivery, RowWriter rows) throws IOException {
        int meter = ofFirm(firm.number());
        long day = homes.readOn(meter, month);
        double usual = usual(firm);
        Reading reading = dial.reading(meter, month, usual, upTo -> usual * consumption(firm.number(), upTo));
        Firm holder = spelling.isUnderHeadquarters(firm) ? district.firms().firm(firm.headquarters()) : firm;
        rows.text(account(meter))
                .text(spelling.name(holder, registrations, LocalDate.ofEpochDay(day)))
                .text(places.address(firm.unit()))
                .text("非居民");
        write(meter, reading, day, version, true, delivery, rows);
    }

    /** What a firm uses in a usual month. */
    private double usual(Firm firm) {
        return utility.perWorker(firm.industry()) * (1 + district.firms().size(firm.number()));
    }

    /** Usual months a firm has used up to the end of a month of the span. */
    private double consumption(int firm, int upTo) {
        double sum = 0;
        for (int month = 0; month <= upTo; month++) {
            sum += district.firmMonths().consumption(month + FirmMonths.BURN_IN, firm);
        }
        return sum;
    }

    private void write(
            int meter, Reading reading, long day, int version, boolean isFirm, Delivery delivery, RowWriter rows)
            throws IOException {
        boolean isWrong = version == 0 && arrivals.isCorrected(meter, reading.month());
        long misread = isWrong ? 100 : 0;
        long used = reading.used() + misread;
        YearMonth month = district.span().month(reading.month());
        rows.text(month.toString())
                .whole(reading.from())
                .whole(reading.to() + misread)
                .whole(used)
                .decimal(used * utility.price(isFirm))
                .date(LocalDate.ofEpochDay(day))
                .text(reading.isReplaced() ? "换表" : reading.isEstimated() ? "估抄" : "实抄")
                .time(delivery.day().atTime(2, meter / 60_000 % 60, meter / 1_000 % 60))
                .endRow();
    }
}
