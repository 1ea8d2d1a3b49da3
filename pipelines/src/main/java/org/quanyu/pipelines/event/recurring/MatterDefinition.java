package org.quanyu.pipelines.event.recurring;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.quanyu.schemas.yaml.Place;
import org.quanyu.schemas.yaml.SqlExpression;
import org.quanyu.schemas.yaml.YamlFile;

/**
 * What events are, and what speaks for two of them being about one matter.
 *
 * @param name begins the ids of matters
 * @param id what tells events apart; several parts are joined with {@code /}
 * @param version of several rows of one event the one with the greatest value counts
 * @param title what the event is called; without one, the beginning of its text
 * @param text what is said of it
 * @param time when it came in
 * @param closed when it was settled
 * @param reporter who reported it
 * @param columns further columns, which blocking and evidence may read
 * @param blocking pairs that share one of these keys are compared, beside those that share rare terms
 * @param largestBlock blocks with more events are left out
 * @param evidence beside what the texts have in common
 * @param threshold bits from which on two events are about one matter
 * @param dormantAfter days without an event after which a matter is dormant
 */
public record MatterDefinition(
        String name,
        List<Field> id,
        Optional<Field> version,
        Optional<Field> title,
        Optional<Field> text,
        Field time,
        Optional<Field> closed,
        Optional<Field> reporter,
        List<Field> columns,
        List<List<Field>> blocking,
        int largestBlock,
        List<Evidence> evidence,
        double threshold,
        int dormantAfter,
        YamlFile file) {

    /** A name with what it is made from: an expression over the columns of the input. */
    public record Field(String name, SqlExpression from, Place place) {}

    /**
     * A condition over the columns of two events, {@code l} and {@code r}; one that cannot be told counts as not met.
     *
     * @param bits for one matter where it holds; negative against it
     */
    public record Evidence(SqlExpression when, double bits, Place place) {}

    public MatterDefinition {
        id = List.copyOf(id);
        columns = List.copyOf(columns);
        blocking = blocking.stream().map(List::copyOf).toList();
        evidence = List.copyOf(evidence);
    }

    /** Everything that is read from the input. */
    List<Field> fields() {
        return Stream.of(
                        id.stream(),
                        version.stream(),
                        title.stream(),
                        text.stream(),
                        Stream.of(time),
                        closed.stream(),
                        reporter.stream(),
                        columns.stream())
                .flatMap(fields -> fields)
                .toList();
    }

    /** Columns of the input that it reads. */
    public Set<String> inputColumns() {
        return fields().stream()
                .flatMap(field -> field.from().columns().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
