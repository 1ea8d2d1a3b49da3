package org.quanyu.generator.firm;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.quanyu.generator.delivery.Column;
import org.quanyu.generator.delivery.Delivery;
import org.quanyu.generator.delivery.FixedFeed;
import org.quanyu.generator.delivery.RowWriter;
import org.quanyu.generator.district.Firm;
import org.quanyu.generator.district.FirmMonths;
import org.quanyu.generator.district.Hazards;
import org.quanyu.generator.firm.Change.Matter;

/** The truth about firms: what each is, how each month went, and by which weights. */
final class FirmTruth {

    /** Months ahead that the label columns look. */
    static final int RELOCATION_AHEAD = 6;

    static final int ARREARS_AHEAD = 3;

    private static final List<Column> FIRM = List.of(
            Column.whole("firm"),
            Column.text("name"),
            Column.text("former_name"),
            Column.date("renamed"),
            Column.text("kind"),
            Column.text("industry"),
            Column.text("credit_code"),
            Column.text("former_registration"),
            Column.date("founded"),
            Column.text("unit_code"),
            Column.text("address"),
            Column.whole("headquarters"),
            Column.whole("representative"),
            Column.whole("capital"),
            Column.text("phone"),
            Column.decimal("usual_people", 2),
            Column.whole("mass_registered"),
            Column.whole("phone_of_agency"),
            Column.decimal("rent_burden", 6),
            Column.text("gone_month"),
            Column.date("gone"),
            Column.text("how_gone"));

    private static final List<Column> MONTH = List.of(
            Column.whole("firm"),
            Column.text("month"),
            Column.whole("active"),
            Column.whole("insured"),
            Column.decimal("relocation_hazard", 9),
            Column.decimal("arrears_hazard", 9),
            Column.whole("relocated"),
            Column.whole("arrears_began"),
            Column.whole("in_arrears"),
            Column.whole("closed"),
            Column.whole("relocated_within_6_months"),
            Column.whole("arrears_within_3_months"));

    private static final List<Column> HAZARD =
            List.of(Column.text("factor"), Column.decimal("relocation", 2), Column.decimal("arrears", 2));

    private final FirmDesk desk;
    private final FirmMonths months;

    private FirmTruth(FirmDesk desk) {
        this.desk = desk;
        this.months = desk.district().firmMonths();
    }

    static List<FixedFeed> feeds(FirmDesk desk) {
        FirmTruth truth = new FirmTruth(desk);
        double monthRows = (double) desk.firms() * desk.district().span().months();
        return List.of(
                FixedFeed.truth("firm", FIRM, FixedFeed.partsFor(desk.firms()), truth::writeFirms),
                FixedFeed.truth("firm_month", MONTH, FixedFeed.partsFor(monthRows), truth::writeMonths),
                FixedFeed.truth("hazard", HAZARD, 1, FirmTruth::writeHazards));
    }

    private void writeFirms(Delivery delivery, RowWriter rows) throws IOException {
        for (int number = delivery.begin(desk.firms()); number < delivery.end(desk.firms()); number++) {
            writeFirm(desk.firm(number), rows);
        }
    }

    private void writeFirm(Firm firm, RowWriter rows) throws IOException {
        int number = firm.number();
        Registrations registrations = desk.registrations();
        LocalDate renamed = registrations.day(number, Matter.NAME);
        rows.whole(number).text(firm.name()).text(renamed == null ? null : firm.formerName());
        date(renamed, rows);
        rows.text(firm.kind().name().toLowerCase(Locale.ROOT))
                .text(firm.industry().code())
                .text(firm.creditCode())
                .text(firm.formerRegistration())
                .date(firm.founded())
                .text(desk.district().places().unitCode(firm.unit()))
                .text(desk.district().places().address(firm.unit()));
        if (firm.headquarters() < 0) {
            rows.empty();
        } else {
            rows.whole(firm.headquarters());
        }
        rows.whole(firm.representative())
                .whole(firm.capital())
                .text(firm.phone())
                .decimal(StrictMath.round(desk.district().firms().size(number) * 100))
                .whole(bit(desk.district().firms().isMassRegistered(number)))
                .whole(bit(desk.phones().isThroughAgency(number)))
                .decimal(StrictMath.round(desk.district().leases().burden(number) * 1e6));
        writeEnd(number, rows);
        rows.endRow();
    }

    private void writeEnd(int number, RowWriter rows) throws IOException {
        Matter ending = desk.registrations().ending(number);
        if (ending == null) {
            rows.empty().empty().empty();
            return;
        }
        int month = desk.registrations().goneMonth(number) - FirmMonths.BURN_IN;
        rows.text(desk.district().span().month(month).toString());
        date(desk.registrations().day(number, ending), rows);
        rows.text(ending.name().toLowerCase(Locale.ROOT));
    }

    private static void date(LocalDate day, RowWriter rows) throws IOException {
        if (day == null) {
            rows.empty();
        } else {
            rows.date(day);
        }
    }

    private void writeMonths(Delivery delivery, RowWriter rows) throws IOException {
        int last = months.months() - 1;
        for (int number = delivery.begin(desk.firms()); number < delivery.end(desk.firms()); number++) {
            for (int month = FirmMonths.BURN_IN; month <= last; month++) {
                writeMonth(number, month, last, rows);
            }
        }
    }

    private void writeMonth(int number, int month, int last, RowWriter rows) throws IOException {
        rows.whole(number)
                .text(desk.district().span().month(month - FirmMonths.BURN_IN).toString())
                .whole(bit(months.isActive(month, number)))
                .whole(months.insured(month, number))
                .decimal(StrictMath.round(months.relocationHazard(month, number) * 1e9))
                .decimal(StrictMath.round(months.arrearsHazard(month, number) * 1e9))
                .whole(bit(months.relocates(month, number)))
                .whole(bit(months.fallsIntoArrears(month, number)))
                .whole(bit(months.isInArrears(month, number)))
                .whole(bit(months.closes(month, number)));
        boolean isActive = months.isActive(month, number);
        label(isActive && month + RELOCATION_AHEAD <= last, relocatesWithin(number, month), rows);
        label(isActive && month + ARREARS_AHEAD <= last, owesWithin(number, month), rows);
        rows.endRow();
    }

    private static void label(boolean isKnown, boolean happens, RowWriter rows) throws IOException {
        if (isKnown) {
            rows.whole(bit(happens));
        } else {
            rows.empty();
        }
    }

    private boolean relocatesWithin(int firm, int month) {
        for (int ahead = month + 1; ahead <= Math.min(month + RELOCATION_AHEAD, months.months() - 1); ahead++) {
            if (months.relocates(ahead, firm)) {
                return true;
            }
        }
        return false;
    }

    private boolean owesWithin(int firm, int month) {
        for (int ahead = month + 1; ahead <= Math.min(month + ARREARS_AHEAD, months.months() - 1); ahead++) {
            if (months.fallsIntoArrears(ahead, firm)) {
                return true;
            }
        }
        return false;
    }

    private static int bit(boolean value) {
        return value ? 1 : 0;
    }

    private static void writeHazards(Delivery delivery, RowWriter rows) throws IOException {
        for (Hazards.Weight weight : Hazards.weights()) {
            rows.text(weight.name())
                    .decimal(StrictMath.round(weight.relocation() * 100))
                    .decimal(StrictMath.round(weight.arrears() * 100))
                    .endRow();
        }
    }
}
