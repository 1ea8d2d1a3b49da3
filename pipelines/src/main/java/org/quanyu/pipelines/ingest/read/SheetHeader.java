package org.quanyu.pipelines.ingest.read;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;
import javax.xml.stream.XMLStreamException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;

/** Finds the row that names the columns of a report, below its titles. */
public final class SheetHeader {

    private static final int MOST_TITLES = 100;

    private SheetHeader() {}

    /**
     * The number, from 1, of the row in which most names are known, the first of several; empty where none is, or where
     * the file is no workbook.
     *
     * @param known how many of a row's texts are names of columns
     */
    public static OptionalInt find(DeliveredFile file, ToIntFunction<List<String>> known) throws IOException {
        if (XlsxBook.check(file).isPresent()) {
            return OptionalInt.empty();
        }
        try (XlsxBook book = XlsxBook.open(file);
                XlsxSheet sheet = book.sheet(book.sheets().get(0))) {
            int most = 0;
            OptionalInt found = OptionalInt.empty();
            for (XlsxSheet.SheetRow row = sheet.next();
                    row != null && row.number() <= MOST_TITLES;
                    row = sheet.next()) {
                int names = known.applyAsInt(
                        row.cells().stream().filter(Objects::nonNull).toList());
                if (names > most) {
                    most = names;
                    found = OptionalInt.of((int) row.number());
                }
            }
            return found;
        } catch (OpenXML4JException | XMLStreamException e) {
            throw new IOException(e);
        }
    }
}
