package org.quanyu.orchestration.sql;

import java.util.ArrayList;
import java.util.List;

/** The statements of a text, separated by semicolons outside quotes and comments. */
public record SqlScript(List<SqlStatement> statements) {

    /** One statement without its semicolon, and the line of the text it starts on. */
    public record SqlStatement(String text, int line) {}

    public SqlScript {
        statements = List.copyOf(statements);
    }

    public static SqlScript parse(String text) {
        return new SqlScript(new Splitter(text).split());
    }

    private static final class Splitter {
        private final String text;
        private final List<SqlStatement> found = new ArrayList<>();
        private int start = 0;
        // whether the statement under way holds anything but blanks and comments
        private boolean says = false;

        Splitter(String text) {
            this.text = text;
        }

        List<SqlStatement> split() {
            int position = 0;
            while (position < text.length()) {
                char character = text.charAt(position);
                if (character == ';') {
                    end(position);
                    position++;
                } else if (text.startsWith("--", position)) {
                    position = after("\n", position);
                } else if (text.startsWith("/*", position)) {
                    position = after("*/", position + 2);
                } else if (character == '\'' || character == '"') {
                    says = true;
                    position = after(String.valueOf(character), position + 1);
                } else {
                    says = says || !Character.isWhitespace(character) && character != '\uFEFF';
                    position++;
                }
            }
            end(text.length());
            return found;
        }

        // a doubled quote closes one string and opens the next, which comes to the same
        private int after(String mark, int from) {
            int at = text.indexOf(mark, from);
            return at < 0 ? text.length() : at + mark.length();
        }

        private void end(int position) {
            if (says) {
                int first = start;
                while (Character.isWhitespace(text.charAt(first)) || text.charAt(first) == '\uFEFF') {
                    first++;
                }
                int line = 1
                        + (int) text.substring(0, first)
                                .chars()
                                .filter(c -> c == '\n')
                                .count();
                found.add(new SqlStatement(text.substring(first, position).stripTrailing(), line));
            }
            start = position + 1;
            says = false;
        }
    }
}
