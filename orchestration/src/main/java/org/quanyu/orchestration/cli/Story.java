package org.quanyu.orchestration.cli;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;

/** Tells a story on a terminal: numbered headings, plain lines, and what commands print set in below them. */
final class Story {

    private static final String INDENT = "    ";

    private final PrintWriter out;
    private final PrintWriter inset;
    private int chapter;

    Story(PrintWriter out) {
        this.out = out;
        inset = new PrintWriter(new Inset(out), false);
    }

    void chapter(String chinese, String english) {
        chapter++;
        inset.flush();
        out.printf("%n%d  %s%n   %s%n%n", chapter, chinese, english);
        out.flush();
    }

    void line(String text) {
        inset.flush();
        out.println(text.isEmpty() ? text : "  " + text);
        out.flush();
    }

    /** Where commands print; every line is set in. */
    PrintWriter inset() {
        return inset;
    }

    private static final class Inset extends FilterWriter {

        private boolean atLineStart = true;

        Inset(Writer out) {
            super(out);
        }

        @Override
        public void write(int character) throws IOException {
            if (atLineStart && character != '\n') {
                out.write(INDENT);
            }
            out.write(character);
            atLineStart = character == '\n' || character == '\r';
        }

        @Override
        public void write(char[] text, int offset, int length) throws IOException {
            for (int place = offset; place < offset + length; place++) {
                write(text[place]);
            }
        }

        @Override
        public void write(String text, int offset, int length) throws IOException {
            write(text.toCharArray(), offset, length);
        }
    }
}
