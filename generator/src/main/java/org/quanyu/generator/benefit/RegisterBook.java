package org.quanyu.generator.benefit;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.quanyu.generator.district.Span;

/** The records of all registers: entity, first day, day behind the last; in the order of the entities. */
final class RegisterBook {

    private static final int CHUNK = 4_096;

    private final int[][] entity;
    private final int[][] begin;
    private final int[][] end;

    private RegisterBook(List<Pages> pages, int registers) {
        this.entity = new int[registers][];
        this.begin = new int[registers][];
        this.end = new int[registers][];
        for (int register = 0; register < registers; register++) {
            int one = register;
            int[] all = pages.stream()
                    .flatMapToInt(page -> Arrays.stream(page.cells[one], 0, page.count[one]))
                    .toArray();
            entity[register] = column(all, 0);
            begin[register] = column(all, 1);
            end[register] = column(all, 2);
        }
    }

    private static int[] column(int[] cells, int column) {
        int[] values = new int[cells.length / 3];
        for (int row = 0; row < values.length; row++) {
            values[row] = cells[row * 3 + column];
        }
        return values;
    }

    static RegisterBook of(Circumstances circumstances, Registers registers) {
        List<Pages> pages = Arrays.stream(Entity.values())
                .flatMap(kind -> chunks(circumstances.count(kind))
                        .parallel()
                        .mapToObj(chunk -> pages(circumstances, registers, kind, chunk)))
                .toList();
        return new RegisterBook(pages, registers.all().size());
    }

    private static IntStream chunks(int count) {
        return IntStream.range(0, (count + CHUNK - 1) / CHUNK);
    }

    private static Pages pages(Circumstances circumstances, Registers registers, Entity kind, int chunk) {
        List<Register> own = registers.all().stream()
                .filter(register -> register.entity() == kind)
                .toList();
        Pages pages = new Pages(registers.all().size());
        Span span = circumstances.district().span();
        int from = Dates.of(span.from());
        int to = Dates.of(span.to());
        int last = Math.min(circumstances.count(kind), (chunk + 1) * CHUNK);
        Subject before = null;
        for (int number = chunk * CHUNK; number < last; number++) {
            Subject subject = circumstances.of(kind, number, before);
            before = subject;
            if (subject.left() < from || subject.arrived() > to) {
                continue;
            }
            for (Register register : own) {
                register.spells().of(subject, (begin, end) -> {
                    int first = Math.max(begin, subject.arrived());
                    int behind = Math.min(end, subject.left());
                    if (first <= to && behind > from && first < behind) {
                        pages.add(register.index(), subject.number(), first, behind);
                    }
                });
            }
        }
        return pages;
    }

    int count(Register register) {
        return entity[register.index()].length;
    }

    int entity(Register register, int record) {
        return entity[register.index()][record];
    }

    int begin(Register register, int record) {
        return begin[register.index()][record];
    }

    int end(Register register, int record) {
        return end[register.index()][record];
    }

    /** Records of a run of entities, three cells each. */
    private static final class Pages {

        private final int[][] cells;
        private final int[] count;

        Pages(int registers) {
            cells = new int[registers][24];
            count = new int[registers];
        }

        /** Adds a record, unless the entity has one that begins in the same month. */
        void add(int register, int entity, int begin, int end) {
            for (int last = count[register] - 3; last >= 0 && cells[register][last] == entity; last -= 3) {
                if (cells[register][last + 1] >> 5 == begin >> 5) {
                    return;
                }
            }
            if (count[register] + 3 > cells[register].length) {
                cells[register] = Arrays.copyOf(cells[register], cells[register].length * 2);
            }
            cells[register][count[register]++] = entity;
            cells[register][count[register]++] = begin;
            cells[register][count[register]++] = end;
        }
    }
}
