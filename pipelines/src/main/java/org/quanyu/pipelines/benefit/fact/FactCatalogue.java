package org.quanyu.pipelines.benefit.fact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Which facts there are, who tells them, and what silence means; {@code facts.yaml}. */
public record FactCatalogue(Map<Beneficiary, Section> sections) {

    /**
     * The facts of one kind of beneficiary.
     *
     * @param registers how long what each register says holds
     */
    record Section(Map<String, Holding> registers, List<Fact> facts) {

        Section {
            registers = Collections.unmodifiableMap(new LinkedHashMap<>(registers));
            facts = List.copyOf(facts);
        }

        /** The facts that registers tell. */
        List<Fact> told() {
            return facts.stream()
                    .filter(fact -> fact.teller() instanceof Fact.Teller.Register)
                    .toList();
        }
    }

    public FactCatalogue {
        sections = Map.copyOf(sections);
    }

    /** The catalogue that ships with the lake. */
    public static FactCatalogue builtIn() {
        return FactCatalogueReader.read("facts.yaml", resource("facts.yaml"));
    }

    Section of(Beneficiary beneficiary) {
        return sections.get(beneficiary);
    }

    static String resource(String name) {
        try (InputStream file = Objects.requireNonNull(FactCatalogue.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
