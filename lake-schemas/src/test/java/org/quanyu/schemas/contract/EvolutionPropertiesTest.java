package org.quanyu.schemas.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.quanyu.schemas.contract.Change.AddColumn;
import org.quanyu.schemas.contract.Change.RenameColumn;
import org.quanyu.schemas.contract.Change.UpdateComment;
import org.quanyu.schemas.contract.Change.WidenType;

class EvolutionPropertiesTest {

    /** What happens to one place of the table between two versions of its contract. */
    enum Edit {
        NOTHING,
        WIDEN,
        RENAME,
        COMMENT,
        INSERT_BEFORE
    }

    /** A column of the old contract, and what the new one makes of it. */
    record Place(String type, List<Edit> edits) {}

    @Provide
    Arbitrary<List<Place>> tables() {
        Arbitrary<String> types = Arbitraries.of("int", "float", "decimal(5,2)", "string", "date");
        Arbitrary<List<Edit>> edits = Arbitraries.of(Edit.class).list().ofMaxSize(3);
        return Combinators.combine(types, edits)
                .as(Place::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    @Property
    void thePlannedChangesTurnTheTableIntoWhatTheContractSays(@ForAll("tables") List<Place> places) {
        Contract before = before(places);
        Contract after = after(places);

        StructType table = before.schema();
        for (Change change : Evolution.plan(after, EvolutionTest.shape(before))) {
            table = apply(change, table);
        }

        assertThat(table).isEqualTo(after.schema());
        assertThat(Evolution.plan(after, new TableShape(table, List.of(), Optional.of(after.primaryKey()))))
                .isEmpty();
    }

    private static Contract before(List<Place> places) {
        List<Column> columns = new ArrayList<>();
        for (Place place : places) {
            columns.add(EvolutionTest.column("c" + columns.size(), place.type(), 0));
        }
        return EvolutionTest.contract(columns.toArray(Column[]::new));
    }

    private static Contract after(List<Place> places) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            List<Edit> edits = places.get(i).edits();
            if (edits.contains(Edit.INSERT_BEFORE)) {
                columns.add(EvolutionTest.column("new" + i, "string", 0));
            }
            String name = edits.contains(Edit.RENAME) ? "renamed" + i : "c" + i;
            String type = edits.contains(Edit.WIDEN)
                    ? wider(places.get(i).type())
                    : places.get(i).type();
            String title = edits.contains(Edit.COMMENT) ? "其他" : "c" + i;
            columns.add(new Column(
                    name,
                    EvolutionTest.type(type),
                    title,
                    "c" + i + ".",
                    Classification.PUBLIC,
                    false,
                    0,
                    List.of("c" + i)));
        }
        return EvolutionTest.contract(columns.toArray(Column[]::new));
    }

    private static String wider(String type) {
        return switch (type) {
            case "int" -> "bigint";
            case "float" -> "double";
            case "decimal(5,2)" -> "decimal(20,2)";
            default -> type;
        };
    }

    private static StructType apply(Change change, StructType table) {
        List<StructField> fields = new ArrayList<>(List.of(table.fields()));
        if (change instanceof AddColumn added) {
            int place = added.after().map(table::fieldIndex).orElse(-1) + 1;
            fields.add(
                    place,
                    new StructField(added.column().name(), added.column().type(), true, Metadata.empty())
                            .withComment(added.column().comment()));
        } else if (change instanceof RenameColumn renamed) {
            StructField field = table.apply(renamed.from());
            fields.set(
                    table.fieldIndex(renamed.from()),
                    new StructField(renamed.to(), field.dataType(), true, field.metadata()));
        } else if (change instanceof WidenType widened) {
            StructField field = table.apply(widened.column());
            fields.set(
                    table.fieldIndex(widened.column()),
                    new StructField(field.name(), widened.to(), true, field.metadata()));
        } else if (change instanceof UpdateComment updated) {
            fields.set(
                    table.fieldIndex(updated.column()),
                    table.apply(updated.column()).withComment(updated.comment()));
        }
        return new StructType(fields.toArray(StructField[]::new));
    }
}
