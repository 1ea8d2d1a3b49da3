package org.quanyu.generator.event;

import java.io.IOException;
import org.quanyu.generator.delivery.Delivery;
import org.quanyu.generator.delivery.RowWriter;

/** A feed that is no more than its form and its rows. */
final class TableFeed extends FormedFeed {

    private final Rows rows;

    /** Writes the rows of a delivery. */
    interface Rows {
        void write(Delivery delivery, RowWriter rows) throws IOException;
    }

    TableFeed(Form form, Rows rows) {
        super(form);
        this.rows = rows;
    }

    @Override
    public void write(Delivery delivery, RowWriter out) throws IOException {
        rows.write(delivery, out);
    }
}
