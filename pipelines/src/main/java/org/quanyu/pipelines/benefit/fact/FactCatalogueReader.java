package org.quanyu.pipelines.benefit.fact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.quanyu.pipelines.benefit.fact.Fact.Absent;
import org.quanyu.pipelines.benefit.fact.Fact.Teller;
import org.quanyu.schemas.contract.Column;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;
import org.quanyu.schemas.yaml.Nearest;
import org.quanyu.schemas.yaml.SqlExpression;
import org.quanyu.schemas.yaml.YamlFile;
import org.quanyu.schemas.yaml.YamlForm;
import org.quanyu.schemas.yaml.YamlNode;

/** Reads the catalogue of facts. */
final class FactCatalogueReader {

    private static final String PAGE = "docs/matching.md";
    private static final String OF_HOUSEHOLD = "household.";
    private static final Set<String> SECTION_KEYS = ordered("registers", "facts");
    private static final Set<String> FACT_KEYS = ordered("from", "absent", "empty", "also", "then");

    private final YamlFile file;
    private final Map<Beneficiary, YamlForm> sections = new EnumMap<>(Beneficiary.class);

    private FactCatalogueReader(String name, String text) {
        file = new YamlFile(name, FailureCode.FACT_CATALOGUE_INVALID, PAGE);
        List<String> words = words(Beneficiary.values());
        YamlForm all = YamlForm.of(file, "a catalogue of facts", YamlNode.parse(file, text), ordered(words));
        for (Beneficiary beneficiary : Beneficiary.values()) {
            sections.put(
                    beneficiary,
                    YamlForm.of(file, "a kind of beneficiary", all.require(beneficiary.word()), SECTION_KEYS));
        }
    }

    /**
     * @param name of the file, for messages
     * @throws LakeException {@code FACT_CATALOGUE_INVALID} with file, line and column; {@code SOURCE_EXPRESSION_INVALID}
     */
    static FactCatalogue read(String name, String text) {
        FactCatalogueReader reader = new FactCatalogueReader(name, text);
        Map<Beneficiary, FactCatalogue.Section> read = new EnumMap<>(Beneficiary.class);
        reader.sections.forEach((beneficiary, form) -> read.put(beneficiary, reader.section(beneficiary, form)));
        return new FactCatalogue(read);
    }

    private FactCatalogue.Section section(Beneficiary beneficiary, YamlForm form) {
        Map<String, Holding> registers = new LinkedHashMap<>();
        form.keys("registers").forEach((name, key) -> registers.put(name, holding(name, key)));
        List<Fact> facts = new ArrayList<>();
        form.keys("facts").forEach((name, key) -> facts.add(fact(beneficiary, registers.keySet(), name, key)));
        return new FactCatalogue.Section(registers, facts);
    }

    private Holding holding(String register, YamlNode.Key key) {
        List<String> known = words(Holding.values());
        if (key.value() instanceof YamlNode.Text text && known.contains(text.text())) {
            return Holding.valueOf(text.text().toUpperCase(Locale.ROOT));
        }
        throw file.failure(
                key.value().place(),
                "nothing says how long what " + register + " tells holds",
                "write one of " + String.join(", ", known));
    }

    private Fact fact(Beneficiary beneficiary, Set<String> registers, String name, YamlNode.Key key) {
        YamlForm form = YamlForm.of(file, "a fact", key.value(), FACT_KEYS);
        Column column = column(beneficiary.facts(), name, key);
        Teller teller = teller(beneficiary, registers, form);
        if (teller instanceof Teller.Register) {
            column(beneficiary.register(), name, key);
        }
        return new Fact(
                name,
                column.type(),
                teller,
                absent(teller, name, form),
                expression(form, "empty", name),
                expression(form, "also", name),
                expression(form, "then", name));
    }

    private Column column(Contract table, String name, YamlNode.Key key) {
        return table.column(name)
                .orElseThrow(() -> file.failure(
                        key.place(),
                        table.table() + " has no column " + name,
                        Nearest.hint(
                                        name,
                                        table.columns().stream()
                                                .map(Column::name)
                                                .toList()) + "add it to the contract"));
    }

    private Teller teller(Beneficiary beneficiary, Set<String> registers, YamlForm form) {
        String from = form.text("from");
        if (from.equals(beneficiary.word())) {
            return new Teller.Base();
        }
        if (registers.contains(from)) {
            return new Teller.Register(from);
        }
        if (beneficiary == Beneficiary.PERSON && from.startsWith(OF_HOUSEHOLD)) {
            return new Teller.Household(ofHousehold(form, from.substring(OF_HOUSEHOLD.length())));
        }
        throw form.failure(
                "from",
                "nobody tells of \"" + from + "\"",
                Nearest.hint(from, registers) + "it is " + beneficiary.word() + ", a register or household.FACT");
    }

    private String ofHousehold(YamlForm form, String fact) {
        Set<String> known = sections.get(Beneficiary.HOUSEHOLD).keys("facts").keySet();
        if (!known.contains(fact)) {
            throw form.failure(
                    "from",
                    "households have no fact " + fact,
                    Nearest.hint(fact, known) + "name one of the facts of households");
        }
        return fact;
    }

    private Absent absent(Teller teller, String name, YamlForm form) {
        if (teller instanceof Teller.Base) {
            return new Absent.Unknown();
        }
        return switch (form.text("absent")) {
            case "none" -> new Absent.None();
            case "unknown" -> new Absent.Unknown();
            default -> new Absent.Value(expression(form, "absent", name).orElseThrow());
        };
    }

    private Optional<SqlExpression> expression(YamlForm form, String key, String fact) {
        return form.optionalText(key)
                .map(text -> SqlExpression.parse(
                        text, file.name(), fact, form.placeOf(key).line()));
    }

    private static List<String> words(Enum<?>[] values) {
        return Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static Set<String> ordered(List<String> keys) {
        return new LinkedHashSet<>(keys);
    }

    private static Set<String> ordered(String... keys) {
        return ordered(List.of(keys));
    }
}
