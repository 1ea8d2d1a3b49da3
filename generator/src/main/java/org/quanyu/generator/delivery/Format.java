package org.quanyu.generator.delivery;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** How a file is written. */
public sealed interface Format {

    Charset GB18030 = Charset.forName("GB18030");

    /** What a file name ends with. */
    String extension();

    /** Comma-separated values (RFC 4180) below a header line. */
    record Csv(Charset charset, boolean gzip) implements Format {

        public static Csv utf8() {
            return new Csv(StandardCharsets.UTF_8, false);
        }

        public static Csv gb18030() {
            return new Csv(GB18030, false);
        }

        public Csv gzipped() {
            return new Csv(charset, true);
        }

        @Override
        public String extension() {
            return gzip ? ".csv.gz" : ".csv";
        }
    }

    /** One JSON object a line, in UTF-8; empty cells are null. */
    record JsonLines(boolean gzip) implements Format {

        @Override
        public String extension() {
            return gzip ? ".jsonl.gz" : ".jsonl";
        }
    }

    /** A workbook of one sheet, with a title line above its header. */
    record Xlsx(String title) implements Format {

        @Override
        public String extension() {
            return ".xlsx";
        }
    }

    /** Apache Parquet. */
    record Parquet() implements Format {

        @Override
        public String extension() {
            return ".parquet";
        }
    }

    /** A script for psql that makes the table if it is missing and copies rows into it. */
    record PostgresCopy(String table) implements Format {

        @Override
        public String extension() {
            return ".sql";
        }
    }
}
