package org.quanyu.pipelines.ingest.read;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.quanyu.schemas.contract.Contract;

/** Turns the names of a header into names of table columns, each once. */
public final class ColumnNames {

    private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0\\u3000\\ufeff]+");

    private ColumnNames() {}

    /**
     * The names in their order: an empty one is {@code column_N}, one of the lake's own gets {@code _delivered}, one that
     * was there before, in whatever case, gets {@code _2}, {@code _3} and so on.
     */
    public static List<String> unique(List<String> delivered) {
        List<String> names = new ArrayList<>(delivered.size());
        Set<String> taken = new HashSet<>();
        for (int place = 0; place < delivered.size(); place++) {
            String name = SPACES.matcher(delivered.get(place)).replaceAll(" ").strip();
            name = name.isEmpty() ? "column_" + (place + 1) : name;
            name = isReserved(name) ? name + "_delivered" : name;
            String unique = name;
            for (int copy = 2; !taken.add(unique.toLowerCase(Locale.ROOT)); copy++) {
                unique = name + "_" + copy;
            }
            names.add(unique);
        }
        return List.copyOf(names);
    }

    private static boolean isReserved(String name) {
        return name.startsWith("_") || name.equalsIgnoreCase(Contract.RUN_ID);
    }
}
