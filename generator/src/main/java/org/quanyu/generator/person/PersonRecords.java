package org.quanyu.generator.person;

import java.io.IOException;

/** A feed whose records are about people. */
interface PersonRecords {

    /** Takes the records there are. */
    interface Sink {
        void add(String key, int person) throws IOException;
    }

    String name();

    /** Names the records of a household that are delivered within the span, each once, whatever its rows. */
    void records(int household, Sink sink) throws IOException;
}
