package org.quanyu.generator.firm;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.quanyu.generator.chance.Chance;
import org.quanyu.generator.delivery.Delivery;
import org.quanyu.generator.dirt.Address;
import org.quanyu.generator.dirt.AddressSpelling;
import org.quanyu.generator.district.District;
import org.quanyu.generator.district.Firm;
import org.quanyu.generator.district.FirmMonths;

/** What all feeds about firms look up. */
record FirmDesk(District district, Registrations registrations, Lazy<RegistrationCalendar> calendar, Phones phones) {

    static FirmDesk of(District district) {
        Registrations registrations = new Registrations(district);
        return new FirmDesk(
                district,
                registrations,
                new Lazy<>(() -> new RegistrationCalendar(district, registrations)),
                Phones.of(district));
    }

    int firms() {
        return district.firms().count();
    }

    Firm firm(int number) {
        return district.firms().firm(number);
    }

    Chance chance(String subject) {
        return district.chance().about(subject);
    }

    /** The month of a delivery as {@link FirmMonths} counts. */
    int month(Delivery delivery) {
        return district.firmMonth(delivery.month());
    }

    /** The day of the delivery before, for feeds that deliver once a month. */
    LocalDate before(Delivery delivery) {
        LocalDate before = delivery.day().minusMonths(1);
        return before.isBefore(delivery.first()) ? delivery.first() : before;
    }

    /** An address as a clerk wrote it down, always the same way. */
    String address(int unit, Chance chance, long number) {
        return AddressSpelling.of(Address.of(district.places(), unit), chance.of(number, unit));
    }

    /** A time within the working hours of a day. */
    static LocalDateTime workingTime(LocalDate day, long bits) {
        int second = (int) Math.floorMod(bits, 9L * 3600);
        return day.atTime(9, 0).plusSeconds(second);
    }

    /** A time of the night before a day, when records are passed on. */
    static LocalDateTime nightBefore(LocalDate day, long bits) {
        int second = (int) Math.floorMod(bits, 4L * 3600);
        return day.atTime(1, 0).plusSeconds(second);
    }
}
