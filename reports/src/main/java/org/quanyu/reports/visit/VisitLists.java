package org.quanyu.reports.visit;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.reports.visit.VisitList.ListedFirm;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;
import org.quanyu.schemas.yaml.Nearest;

/** The lists of {@code mart.visit_list}, with the names and addresses of {@code gold.firm}. */
public final class VisitLists {

    private static final Contract VISIT_LIST = Contract.of("mart.visit_list");
    private static final Contract FIRM = Contract.of("gold.firm");

    private final Function<Contract, Dataset<Row>> lake;

    /** @param lake the tables as they are published */
    public VisitLists(Function<Contract, Dataset<Row>> lake) {
        this.lake = lake;
    }

    /** Which lists are wanted; what is left out does not choose, but for the month: then it is the latest. */
    public record Wanted(Optional<LocalDate> month, Optional<String> target, Optional<String> team) {}

    private record Name(String target, LocalDate month, String team) {}

    /**
     * One list for each risk and team, as many firms as the teams can visit.
     *
     * @throws LakeException {@code LIST_UNKNOWN} where there is no such list, with the nearest name
     */
    public List<VisitList> of(Wanted wanted) {
        List<Name> names = lake.apply(VISIT_LIST).select("target", "month", "team").distinct().collectAsList().stream()
                .map(VisitLists::name)
                .toList();
        List<Name> chosen = chosen(names, "team", Name::team, wanted.team());
        chosen = chosen(chosen, "risk", Name::target, wanted.target());
        LocalDate month = month(chosen, wanted.month());
        Dataset<Row> rows = lake.apply(VISIT_LIST).where(col("month").equalTo(lit(Date.valueOf(month))));
        rows = wanted.target().isPresent()
                ? rows.where(col("target").equalTo(wanted.target().get()))
                : rows;
        rows = wanted.team().isPresent()
                ? rows.where(col("team").equalTo(wanted.team().get()))
                : rows;
        return lists(rows);
    }

    private static List<Name> chosen(
            List<Name> names, String what, Function<Name, String> part, Optional<String> wanted) {
        if (wanted.isEmpty()) {
            return names;
        }
        List<String> known = names.stream().map(part).distinct().sorted().toList();
        if (!known.contains(wanted.get())) {
            throw unknown(
                    "there is no list of the " + what + " " + wanted.get(),
                    Nearest.hint(wanted.get(), known) + "there are lists of: " + String.join(", ", known));
        }
        return names.stream()
                .filter(name -> part.apply(name).equals(wanted.get()))
                .toList();
    }

    private static LocalDate month(List<Name> names, Optional<LocalDate> wanted) {
        List<LocalDate> months =
                names.stream().map(Name::month).distinct().sorted().toList();
        if (months.isEmpty()) {
            throw unknown(
                    "there is no list yet",
                    "the nightly run makes one where visits/RISK.yaml says what teams can do; see docs/lists.md");
        }
        LocalDate month = wanted.orElse(months.get(months.size() - 1));
        if (!months.contains(month)) {
            throw unknown(
                    "there is no list of %tY-%<tm".formatted(month),
                    "there are lists of: "
                            + String.join(
                                    ", ",
                                    months.stream().map("%tY-%<tm"::formatted).toList()));
        }
        return month;
    }

    private List<VisitList> lists(Dataset<Row> rows) {
        Dataset<Row> firms = lake.apply(FIRM).select("firm_id", "name", "credit_code", "registered_address");
        Map<Name, List<Row>> byList = new LinkedHashMap<>();
        rows.join(firms, new String[] {"firm_id"}, "left")
                .orderBy("target", "team", "place")
                .collectAsList()
                .forEach(row -> byList.computeIfAbsent(name(row), name -> new ArrayList<>())
                        .add(row));
        return byList.entrySet().stream()
                .map(list -> list(list.getKey(), list.getValue()))
                .toList();
    }

    private static VisitList list(Name name, List<Row> rows) {
        Row first = rows.get(0);
        return new VisitList(
                name.target,
                first.getAs("title"),
                name.month,
                name.team,
                first.<Date>getAs("scored_month").toLocalDate(),
                first.<Integer>getAs("version"),
                rows.stream().map(VisitLists::firm).toList());
    }

    private static ListedFirm firm(Row row) {
        return new ListedFirm(
                row.getAs("place"),
                row.getAs("firm_id"),
                row.getAs("name"),
                row.getAs("credit_code"),
                row.getAs("sub_district"),
                row.getAs("community"),
                row.getAs("registered_address"),
                row.getAs("kind").equals("exploration"),
                row.getAs("chance"),
                row.getAs("band"),
                row.getAs("probability"),
                row.getAs("expected_hits"),
                row.getAs("why"));
    }

    private static Name name(Row row) {
        return new Name(row.getAs("target"), row.<Date>getAs("month").toLocalDate(), row.getAs("team"));
    }

    private static LakeException unknown(String what, String remedy) {
        return new LakeException(FailureCode.LIST_UNKNOWN, what, remedy);
    }
}
