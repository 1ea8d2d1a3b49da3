package org.quanyu.generator.benefit;

import org.quanyu.generator.district.District;

/** What the feeds of this package share; its tables are made when they are first asked for. */
final class Benefits {

    final District district;
    final Circumstances circumstances;
    final Registers registers;
    final Gaps gaps;
    final Knowledge knowledge;
    private RegisterBook book;
    private Payments payments;

    Benefits(District district) {
        this.district = district;
        this.circumstances = new Circumstances(district);
        this.registers = new Registers(district);
        this.gaps = new Gaps(district);
        this.knowledge = new Knowledge(registers, gaps);
    }

    synchronized RegisterBook book() {
        if (book == null) {
            circumstances.careers();
            book = RegisterBook.of(circumstances, registers);
        }
        return book;
    }

    synchronized Payments payments() {
        if (payments == null) {
            circumstances.careers();
            payments = Payments.of(this);
        }
        return payments;
    }
}
