package org.quanyu.dmn.differences;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.quanyu.dmn.feel.Unknown;
import org.quanyu.dmn.kernel.Block;
import org.quanyu.dmn.kernel.Kernel;
import org.quanyu.dmn.kernel.KernelCompiler;
import org.quanyu.dmn.kernel.NotCompiledException;
import org.quanyu.dmn.model.DecisionModel;
import org.quanyu.dmn.model.ModelEvaluation;
import org.quanyu.dmn.model.ModelReader;

/**
 * Compares decisions with those of kie-dmn, for models of a table of each hit policy and aggregation ({@link RandomTables}) and for
 * facts of which 5 to 20 % are unknown ({@link RandomFacts}), all at random.
 *
 * <p>A decision about facts that are all known has to be the oracle's. The oracle knows nothing of the unknown, so where facts are,
 * it decides all {@link RandomFacts#completions completions} of them, and what their results have in common, part by part of a list
 * or a context, is what the decision has to be: the value where they agree, unknown where they differ. A decision that is known where
 * completions differ, or that is another value than theirs, is a difference. One that is unknown although all completions that were
 * tried agree is none, but counted for itself: the logic is Kleene's, which takes each test by itself and does not see that {@code x
 * < 3} and {@code x >= 3} cannot both fail, and the completions do not hold every value.
 *
 * <p>A decision of the kernel, where it takes the table and the row, has to be that of the interpreter.
 *
 * <p>Nothing is asked where kie-dmn goes another way than DMN 1.5. It gives null for a whole table when a function in one of its cells
 * is given null, or when a test with {@code ?} is null, where the text has a function without a result and a test that is not met; so
 * functions are called for what is not null, and such tests end with {@code = true}. It finds {@code not(< 2, 3)} met by null. It takes
 * outputs where no rule is hit only if all have them, and fails where one of several is null. It takes an input that is not allowed
 * for null unless in its strict mode, which is used.
 */
public final class DecisionDifferences {

    private static final int ROWS = 100;
    private static final int MOST_SHOWN = 20;
    private static final Map<String, Integer> SCALES = Map.of("n", 1);

    private final PrintStream out;
    private final Path file;
    private final Tally tally = new Tally();
    private final Set<String> shown = new HashSet<>();
    private int models;
    private long oracle;

    private DecisionDifferences(PrintStream out, Path file) {
        this.out = out;
        this.file = file;
    }

    /**
     * Prints the counts, and the first differences with model and facts.
     *
     * @param arguments a seed and how many decisions are to be compared
     */
    public static void main(String[] arguments) throws IOException {
        long seed = Long.parseLong(arguments[0]);
        long evaluations = Long.parseLong(arguments[1]);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Tally tally = compare(seed, evaluations, out);
        out.printf("%d differences%n", tally.differences());
        System.exit(tally.differences() == 0 ? 0 : 1);
    }

    /** Compares as many decisions, and prints counts and differences. */
    static Tally compare(long seed, long evaluations, PrintStream out) throws IOException {
        Path file = Files.createTempFile("differences", ".dmn");
        DecisionDifferences differences = new DecisionDifferences(out, file);
        Random seeds = new Random(seed);
        while (differences.tally.evaluations() < evaluations) {
            differences.compare(seeds.nextLong());
        }
        Files.delete(file);
        out.printf(
                "seed %d: %d decisions by %d models; the oracle decided %d sets of facts%n%s%n",
                seed,
                differences.tally.evaluations(),
                differences.models,
                differences.oracle,
                differences.tally.report());
        return differences.tally;
    }

    private void compare(long seed) throws IOException {
        RandomFacts facts = new RandomFacts(new Random(seed));
        String text = new RandomTables(facts).model();
        Files.writeString(file, text);
        DecisionModel model = ModelReader.read(file);
        Oracle expected = new Oracle(file);
        List<Map<String, Object>> rows = Stream.generate(facts::row).limit(ROWS).toList();
        List<Map<String, Object>> found =
                rows.stream().map(row -> decide(model, row)).toList();
        for (int row = 0; row < ROWS; row++) {
            List<Map<String, Object>> completions = facts.completions(rows.get(row));
            boolean isComplete = !rows.get(row).containsValue(Unknown.UNKNOWN);
            for (String decision : model.decisions().keySet()) {
                Object common = common(expected, completions, decision);
                Tally.Outcome outcome = Tally.outcome(found.get(row).get(decision), common, isComplete);
                tally.count(decision, outcome);
                if (outcome == Tally.Outcome.DIFFERENT && isShown(decision)) {
                    show(text, decision, rows.get(row), found.get(row).get(decision));
                    out.printf("by the oracle %s%n%s%n%n", common, expected.messages(completions.get(0), decision));
                }
            }
        }
        compareKernel(model, rows, found, text);
        models++;
        oracle += expected.size();
    }

    /** What the oracle decides whatever the unknown facts turn out to be. */
    private static Object common(Oracle oracle, List<Map<String, Object>> completions, String decision) {
        Object common = oracle.decide(completions.get(0)).get(decision);
        for (Map<String, Object> completion : completions) {
            common = Plain.common(common, oracle.decide(completion).get(decision));
        }
        return common;
    }

    private static Map<String, Object> decide(DecisionModel model, Map<String, Object> row) {
        ModelEvaluation evaluation = new ModelEvaluation(model, row);
        Map<String, Object> decided = new LinkedHashMap<>();
        model.decisions().keySet().forEach(name -> decided.put(name, Plain.of(evaluation.decision(name))));
        return decided;
    }

    private void compareKernel(
            DecisionModel model, List<Map<String, Object>> rows, List<Map<String, Object>> found, String text) {
        KernelCompiler compiler = new KernelCompiler(SCALES);
        List<String> compiled = model.decisions().keySet().stream()
                .filter(decision -> isAdded(compiler, model, decision))
                .toList();
        Kernel kernel = compiler.build();
        Block block = new Block(kernel.columns());
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < kernel.columns().size(); column++) {
                block.put(
                        column,
                        row,
                        rows.get(row).get(kernel.columns().get(column).name()));
            }
        }
        kernel.run(block);
        for (int row :
                IntStream.range(0, ROWS).filter(row -> !kernel.isOverflown(row)).toArray()) {
            for (int at = 0; at < compiled.size(); at++) {
                Object result = Plain.of(kernel.result(at, row));
                Object interpreted = found.get(row).get(compiled.get(at));
                boolean isEqual = result == null ? interpreted == null : result.equals(interpreted);
                tally.countKernel(isEqual);
                if (!isEqual && isShown("kernel's " + compiled.get(at))) {
                    show(text, compiled.get(at), rows.get(row), result);
                    out.printf("by the interpreter %s%n%n", interpreted);
                }
            }
        }
    }

    private static boolean isAdded(KernelCompiler compiler, DecisionModel model, String decision) {
        try {
            compiler.add(model, decision);
            return true;
        } catch (NotCompiledException e) {
            return false;
        }
    }

    /** One difference of a decision is shown for each model, and of all models not too many. */
    private boolean isShown(String decision) {
        return shown.size() < MOST_SHOWN && shown.add(models + decision);
    }

    private void show(String text, String decision, Map<String, Object> row, Object found) {
        int from = text.indexOf(
                "<decisionTable id=\"" + decision.toUpperCase(Locale.ROOT).replace(' ', '_') + "-table\"");
        out.printf("%s%n%s of %s: %s, ", text.substring(from, text.indexOf("</decision>", from)), decision, row, found);
    }
}
