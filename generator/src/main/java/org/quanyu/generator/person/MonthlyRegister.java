package org.quanyu.generator.person;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import org.quanyu.generator.chance.Chance;
import org.quanyu.generator.delivery.Delivery;
import org.quanyu.generator.delivery.Feed;
import org.quanyu.generator.delivery.Lateness;
import org.quanyu.generator.delivery.RecordKeys;
import org.quanyu.generator.delivery.Rhythm;
import org.quanyu.generator.delivery.RowWriter;
import org.quanyu.generator.district.District;
import org.quanyu.generator.district.People;
import org.quanyu.generator.district.Person;
import org.quanyu.generator.person.History.Kind;

/**
 * A register with at most one record per person: on the first day those there are, as they are; then each month a row
 * per change, with the record's key.
 */
abstract class MonthlyRegister implements Feed, PersonRecords {

    private static final int ROWS_PER_PART = 300_000;
    private static final int NONE = -1;

    protected final District district;
    protected final People people;
    protected final Chance chance;
    private final RecordKeys keys;
    private final Rhythm rhythm;
    private final long[] deliveries;
    private volatile Schedule schedule;

    /** @param prefix of the records' keys */
    MonthlyRegister(District district, String prefix, int dayOfMonth) {
        this.district = district;
        this.people = district.people();
        this.chance = district.chance().about(name());
        this.keys = new RecordKeys(prefix, chance.about("key"));
        this.rhythm = new Rhythm.FirstThenMonthly(dayOfMonth);
        this.deliveries = rhythm.days(district.span().from(), district.span().to()).stream()
                .mapToLong(LocalDate::toEpochDay)
                .toArray();
    }

    /** Adds what happened to a person's record to an empty history; nothing for a person without one. */
    abstract void tell(Person person, History history);

    /** Writes the row of a change. */
    abstract void write(Row row, RowWriter rows) throws IOException;

    /** Share of the residents that the first delivery has a row of, about. */
    abstract double coverage();

    /**
     * @param kind of the change
     * @param day of the change
     * @param added the day the record came to be
     * @param delivered the day of the delivery
     * @param isCorrect whether its errors were put right
     */
    record Row(
            Person person,
            String key,
            Kind kind,
            LocalDate day,
            LocalDate added,
            LocalDate delivered,
            boolean isCorrect) {}

    /** The first day of a person in their home, by arrival or birth, as a day since 1970-01-01. */
    final int begin(Person person) {
        return (int) Math.max(people.arrived(person.household()), person.born().toEpochDay());
    }

    /** The same for a register that began so many years before the span and took two years to fill. */
    final int begin(Person person, int years) {
        long filled = district.span().from().toEpochDay() - years * 365L + chance.below(730, person.household(), 99);
        return (int) Math.max(begin(person), filled);
    }

    @Override
    public final Rhythm rhythm() {
        return rhythm;
    }

    @Override
    public final int parts() {
        return (int) Math.max(1, Math.ceil(district.sizes().residents() * coverage() / ROWS_PER_PART));
    }

    @Override
    public final void write(Delivery delivery, RowWriter rows) throws IOException {
        if (delivery.isFirst()) {
            writeFirst(delivery, rows);
        } else if (delivery.part() == 0) {
            writeChanges(delivery.day(), rows);
        }
    }

    private void writeFirst(Delivery delivery, RowWriter rows) throws IOException {
        History history = new History();
        int end = delivery.end(people.residents());
        for (int number = delivery.begin(people.residents()); number < end; number++) {
            Person person = people.person(number);
            int change = atFirst(person, history);
            if (change != NONE) {
                write(row(person, history, change, delivery.day()), rows);
            }
        }
    }

    /** The last change before the first delivery, when it leaves a record; the history is that of the person. */
    private int atFirst(Person person, History history) {
        history.clear();
        tell(person, history);
        int last = NONE;
        for (int change = 0; change < history.size(); change++) {
            last = delivery(person.number(), history, change) == 0 ? change : last;
        }
        return last != NONE && history.kind(last) == Kind.REMOVED ? NONE : last;
    }

    private void writeChanges(LocalDate day, RowWriter rows) throws IOException {
        Schedule changes = schedule();
        History history = new History();
        int delivery = delivery(day.toEpochDay());
        for (int place = changes.begin(delivery); place < changes.end(delivery); place++) {
            Person person = people.person(changes.item(place) / History.MOST);
            history.clear();
            tell(person, history);
            write(row(person, history, changes.item(place) % History.MOST, day), rows);
        }
    }

    private Row row(Person person, History history, int change, LocalDate delivered) {
        return new Row(
                person,
                keys.of(person.number()),
                history.kind(change),
                LocalDate.ofEpochDay(history.day(change)),
                LocalDate.ofEpochDay(history.day(0)),
                delivered,
                history.isCorrected(change));
    }

    private Schedule schedule() {
        if (schedule == null) {
            synchronized (this) {
                if (schedule == null) {
                    schedule = Schedule.of(deliveries.length, this::plan);
                }
            }
        }
        return schedule;
    }

    private void plan(Schedule.Sink sink) {
        History history = new History();
        for (int number = 0; number < people.residents(); number++) {
            Person person = people.person(number);
            history.clear();
            tell(person, history);
            for (int change = 0; change < history.size(); change++) {
                int delivery = delivery(person.number(), history, change);
                sink.add(delivery == 0 ? NONE : delivery, number * History.MOST + change);
            }
        }
    }

    /** The number of the delivery that tells of a change; their count for none. */
    private int delivery(int person, History history, int change) {
        return delivery(history.day(change) + Lateness.days(chance, person, change));
    }

    private int delivery(long day) {
        int found = Arrays.binarySearch(deliveries, day);
        return found < 0 ? -found - 1 : found;
    }

    @Override
    public final void records(int household, Sink sink) throws IOException {
        History history = new History();
        int first = people.firstMember(household);
        for (int number = first; number < first + people.members(household); number++) {
            if (isDelivered(people.person(number), history)) {
                sink.add(keys.of(number), number);
            }
        }
    }

    private boolean isDelivered(Person person, History history) {
        boolean delivered = atFirst(person, history) != NONE;
        for (int change = 0; change < history.size() && !delivered; change++) {
            int delivery = delivery(person.number(), history, change);
            delivered = delivery > 0 && delivery < deliveries.length;
        }
        return delivered;
    }
}
