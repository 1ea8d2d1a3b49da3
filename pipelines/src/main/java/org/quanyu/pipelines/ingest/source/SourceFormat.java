package org.quanyu.pipelines.ingest.source;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/** The form in which a source delivers its rows. */
public sealed interface SourceFormat extends Serializable {

    /** The longest record taken in, in bytes, where a source does not say another: 4 MiB. */
    int LONGEST_ROW = 4 << 20;

    /** Texts that stand for "no value". Bronze keeps them; the mapping to silver turns them into null. */
    List<String> nulls();

    /**
     * Text with delimiters, RFC 4180: a quote inside quotes is doubled unless an escape is given.
     *
     * @param encoding name of a Java charset
     * @param delimiter one ASCII character
     * @param quote one ASCII character, or {@code \0} where nothing is quoted
     * @param escape what stands before a quote inside quotes; the quote itself by default
     * @param names names of the columns where the file has no header line; empty where it has one
     * @param longestRow longest record in bytes
     */
    record Csv(
            String encoding,
            char delimiter,
            char quote,
            char escape,
            List<String> names,
            int longestRow,
            List<String> nulls)
            implements SourceFormat {
        public Csv {
            names = List.copyOf(names);
            nulls = List.copyOf(nulls);
        }

        /** Whether the first line of each file names its columns. */
        public boolean headed() {
            return names.isEmpty();
        }
    }

    /** One JSON document in UTF-8: an array of objects. */
    record Json(int longestRow, List<String> nulls) implements SourceFormat {
        public Json {
            nulls = List.copyOf(nulls);
        }
    }

    /** One JSON object on each line. */
    record JsonLines(String encoding, int longestRow, List<String> nulls) implements SourceFormat {
        public JsonLines {
            nulls = List.copyOf(nulls);
        }
    }

    /**
     * A sheet of an Office Open XML workbook.
     *
     * @param sheet name of the sheet, or its number from 1; empty for the first
     * @param headerRow number of the row that names the columns, from 1
     * @param fillDown columns whose empty cells take the value above
     */
    record Xlsx(Optional<String> sheet, int headerRow, List<String> fillDown, List<String> nulls)
            implements SourceFormat {
        public Xlsx {
            fillDown = List.copyOf(fillDown);
            nulls = List.copyOf(nulls);
        }

        private Object writeReplace() {
            return new Written(sheet.orElse(null), headerRow, fillDown, nulls);
        }

        /** {@link Optional} does not travel to executors; this does. */
        private record Written(String sheet, int headerRow, List<String> fillDown, List<String> nulls)
                implements Serializable {
            private Object readResolve() {
                return new Xlsx(Optional.ofNullable(sheet), headerRow, fillDown, nulls);
            }
        }
    }

    /** Apache Parquet; every value is taken in as text. */
    record Parquet(List<String> nulls) implements SourceFormat {
        public Parquet {
            nulls = List.copyOf(nulls);
        }
    }

    /**
     * A table in a database. It is first copied to a JSON-lines file, and that is taken in.
     *
     * @param url JDBC address without user and password
     * @param passwordVariable name of the environment variable that holds the password
     * @param orderBy columns that put the rows in an order, so that equal tables give equal files
     */
    record Jdbc(
            String url,
            String table,
            Optional<String> user,
            Optional<String> passwordVariable,
            List<String> orderBy,
            List<String> nulls)
            implements SourceFormat {
        public Jdbc {
            orderBy = List.copyOf(orderBy);
            nulls = List.copyOf(nulls);
        }

        /** The form of the file the table is copied to. */
        public JsonLines landed() {
            return new JsonLines("UTF-8", 1 << 26, nulls);
        }
    }
}
