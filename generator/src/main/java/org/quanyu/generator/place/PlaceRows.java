package org.quanyu.generator.place;

import java.io.IOException;
import org.quanyu.generator.delivery.FixedFeed;
import org.quanyu.generator.delivery.RowWriter;

/** Writes the row of one place, without its end. */
interface PlaceRows {

    /** @param place its number */
    void write(int place, RowWriter rows) throws IOException;

    /** The rows of numbered places, dealt out to the files of a delivery. */
    static FixedFeed.Rows each(int count, PlaceRows row) {
        return (delivery, rows) -> {
            for (int place = delivery.begin(count); place < delivery.end(count); place++) {
                row.write(place, rows);
                rows.endRow();
            }
        };
    }
}
