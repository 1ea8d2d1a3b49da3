package org.quanyu.generator.delivery;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;

/** What one department delivers in one form: its columns, its days and the rows of each delivery. */
public interface Feed {

    /** The department's name in Chinese; {@link #TRUTH} for what no department knows. */
    String department();

    /** The feed's name, the folder its files lie in. */
    String name();

    Format format();

    Rhythm rhythm();

    /** The columns of a delivery of that day. */
    List<Column> columns(LocalDate day);

    /** Files that each delivery consists of; it depends on the size of the district alone. */
    default int parts() {
        return 1;
    }

    /** Writes the rows of one file; what it writes follows from the district, the day and the part alone. */
    void write(Delivery delivery, RowWriter rows) throws IOException;

    /** Stands for the department of feeds that tell the truth. */
    String TRUTH = "truth";
}
