package org.quanyu.pipelines.fuse.linkage;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.quanyu.schemas.yaml.Place;
import org.quanyu.schemas.yaml.SqlExpression;
import org.quanyu.schemas.yaml.YamlFile;

/**
 * How records of one kind are found to be of one entity (Fellegi and Sunter 1969).
 *
 * @param name what the entities are, for example {@code person}
 * @param recordId the column that tells the records of a source apart
 * @param valuesOf where a row holds several records: the columns of which each distinct value is a record, with the value
 *     as its id; empty where a row is a record
 * @param source the column that names the source of a record; without it, the file is the source
 * @param columns the standardised columns in the order of the file
 * @param blocking a pair of records is compared if at least one rule puts both into one block
 * @param comparisons what is compared, in the order of the file
 * @param blockSizes how blocks that are too large are dealt with
 * @param threshold which match weight a link has to have
 * @param golden the columns of the golden records; empty where none are asked for
 * @param file where the linkage was read from
 */
public record Linkage(
        String name,
        String recordId,
        List<String> valuesOf,
        Optional<String> source,
        List<StandardisedColumn> columns,
        List<BlockingRule> blocking,
        List<Comparison> comparisons,
        BlockSizes blockSizes,
        Threshold threshold,
        List<GoldenColumn> golden,
        YamlFile file) {

    /**
     * A column of the records as it is compared.
     *
     * @param from an expression over the columns of the input
     */
    public record StandardisedColumn(String name, SqlExpression from, Place place) {}

    /**
     * Which blocks are too large to compare all their pairs.
     *
     * @param largest records of the largest block whose pairs are all compared
     * @param thenBy SQL over standardised columns: a larger block is split by it, and what is still too large is left out
     */
    public record BlockSizes(int largest, List<SqlExpression> thenBy) {
        public BlockSizes {
            thenBy = List.copyOf(thenBy);
        }
    }

    public Linkage {
        valuesOf = List.copyOf(valuesOf);
        columns = List.copyOf(columns);
        blocking = List.copyOf(blocking);
        comparisons = List.copyOf(comparisons);
        golden = List.copyOf(golden);
    }

    /** Names of the standardised columns. */
    public List<String> columnNames() {
        return columns.stream().map(StandardisedColumn::name).toList();
    }

    /** Input columns that the linkage reads. */
    public Set<String> inputColumns() {
        Set<String> names = new LinkedHashSet<>();
        names.add(recordId);
        source.ifPresent(names::add);
        columns.forEach(column -> names.addAll(column.from().columns()));
        return names;
    }

    /** Comparisons that a blocking rule fixes, by their position: their values are alike in all of its pairs. */
    public Set<Integer> fixedBy(BlockingRule rule) {
        Set<Integer> fixed = new LinkedHashSet<>();
        IntStream.range(0, comparisons.size())
                .filter(index -> comparisons.get(index).columns().stream()
                        .anyMatch(column -> rule.columns().contains(column)))
                .forEach(fixed::add);
        return fixed;
    }
}
