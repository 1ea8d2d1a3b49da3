package org.quanyu.dmn.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.quanyu.dmn.model.ModelReader;

/**
 * How many decisions a kernel makes a second, by one thread: 84 tables of eight rules with two to four tests each, over 60 facts of
 * which one in twenty is unknown and one in twenty null.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class KernelBenchmark {

    private static final int POLICIES = 84;
    private static final int RULES = 8;
    private static final int FACTS = 60;
    private static final int LARGEST = 100;
    private static final int SEED = 7;

    private Kernel kernel;
    private Block block;

    /** Writes the model, compiles it and fills a block. */
    @Setup
    public void compile() throws IOException {
        Random random = new Random(SEED);
        Path file = Files.createTempFile("kernel", ".dmn");
        KernelCompiler compiler = new KernelCompiler(Map.of());
        var model = ModelReader.read(Files.writeString(file, model(random)));
        Files.delete(file);
        for (int policy = 0; policy < POLICIES; policy++) {
            compiler.add(model, "d" + policy);
        }
        kernel = compiler.build();
        block = new Block(kernel.columns());
        for (int row = 0; row < Block.ROWS; row++) {
            for (int column = 0; column < kernel.columns().size(); column++) {
                fill(random, row, column);
            }
        }
    }

    private void fill(Random random, int row, int column) {
        int chance = random.nextInt(20);
        if (chance == 0) {
            block.putUnknown(column, row);
        } else if (chance == 1) {
            block.putNone(column, row);
        } else {
            boolean isNumber = kernel.columns().get(column).kind() == Column.Kind.NUMBER;
            block.put(column, row, (long) random.nextInt(isNumber ? LARGEST : 2));
        }
    }

    /** Counts a decision for each row and policy. */
    @Benchmark
    @OperationsPerInvocation(Block.ROWS * POLICIES)
    public Object decide() {
        kernel.run(block);
        return kernel;
    }

    private static String model(Random random) {
        StringBuilder model = new StringBuilder("<definitions name=\"benchmark\">\n");
        for (int fact = 0; fact < FACTS; fact++) {
            model.append("<inputData id=\"f%d\" name=\"f%d\"><variable name=\"f%d\" typeRef=\"%s\"/></inputData>\n"
                    .formatted(fact, fact, fact, type(fact)));
        }
        for (int policy = 0; policy < POLICIES; policy++) {
            model.append(table(random, policy));
        }
        return model + "</definitions>";
    }

    private static String type(int fact) {
        return fact % 3 == 0 ? "boolean" : fact % 3 == 1 ? "number" : "string";
    }

    /** Its first fact is a number that tells the rules apart; the others make the amount depend on more. */
    private static String table(Random random, int policy) {
        TreeSet<Integer> asked = new TreeSet<>();
        int number = 1 + 3 * random.nextInt(FACTS / 3);
        while (asked.size() < 1 + random.nextInt(3)) {
            asked.add(random.nextInt(FACTS));
        }
        asked.remove(number);
        StringBuilder table = new StringBuilder("<decision id=\"d%d\" name=\"d%d\">".formatted(policy, policy));
        table.append("<informationRequirement><requiredInput href=\"#f" + number + "\"/></informationRequirement>");
        asked.forEach(fact -> table.append(
                "<informationRequirement><requiredInput href=\"#f" + fact + "\"/></informationRequirement>"));
        table.append("<decisionTable><input><inputExpression><text>f" + number + "</text></inputExpression></input>");
        asked.forEach(
                fact -> table.append("<input><inputExpression><text>f" + fact + "</text></inputExpression></input>"));
        table.append("<output><defaultOutputEntry><text>0</text></defaultOutputEntry></output>\n");
        for (int rule = 0; rule < RULES; rule++) {
            table.append("<rule><inputEntry><text>[" + 10 * rule + ".." + 10 * (rule + 1) + ")</text></inputEntry>");
            asked.forEach(fact -> table.append("<inputEntry><text>" + test(random, fact) + "</text></inputEntry>"));
            table.append("<outputEntry><text>" + (100 + policy + rule) + "</text></outputEntry></rule>\n");
        }
        return table + "</decisionTable></decision>\n";
    }

    private static String test(Random random, int fact) {
        return switch (type(fact)) {
            case "boolean" -> "true";
            case "number" -> "&gt;= " + random.nextInt(LARGEST);
            default -> "\"甲\", \"乙\"";
        };
    }
}
