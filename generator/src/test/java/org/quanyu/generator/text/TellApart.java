package org.quanyu.generator.text;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * How well a linear model tells invented letters from real ones: logistic regression on the presence of character 1- to
 * 3-grams that two texts have at least, cross-validated. At 0.5 they could not be told apart.
 *
 * <p>Arguments: the folder with the real input and, to save time, names of variants.
 */
public final class TellApart {

    private static final int FOLDS = 5;
    private static final Logger TRIBUO = Logger.getLogger("org.tribuo");
    private static final LabelFactory LABELS = new LabelFactory();
    private static final Label REAL = new Label("real");
    private static final Label INVENTED = new Label("invented");

    private TellApart() {}

    public static void main(String[] arguments) throws Exception {
        TRIBUO.setLevel(Level.WARNING);
        List<String> real = realLetters(Path.of(arguments[0], "cn_gov_complaints", "infile", "附件3.xlsx"));
        SplittableRandom random = new SplittableRandom(20_240_601);
        List<Scene> scenes = real.stream().map(text -> scene(random)).toList();
        List<String> invented = scenes.stream()
                .map(scene -> RequestTexts.write(scene, random).content())
                .toList();
        System.out.println("letters of either kind: " + real.size());
        System.out.println("distinct invented letters: " + new HashSet<>(invented).size());
        quartiles("real", real);
        quartiles("invented", invented);
        Set<String> variants =
                arguments.length > 1 ? Set.of(arguments[1].split(",")) : Set.of("raw", "collapsed", "placeless");
        if (variants.contains("raw")) {
            compare("raw", real, invented);
        }
        UnaryOperator<String> collapse = text -> text.strip().replaceAll("[\\s\u00a0\u3000]+", " ");
        if (variants.contains("collapsed")) {
            compare("whitespace collapsed", map(real, collapse), map(invented, collapse));
        }
        if (variants.contains("placeless")) {
            List<String> placeless = new ArrayList<>();
            for (int index = 0; index < scenes.size(); index++) {
                placeless.add(collapse.apply(withoutPlaces(invented.get(index), scenes.get(index))));
            }
            compare(
                    "whitespace collapsed, place names replaced",
                    map(real, text -> collapse.apply(withoutCodedPlaces(text))),
                    placeless);
        }
    }

    /**
     * Letters speak of all matters: of two thirds the item is drawn by popularity, of one third from all alike. They are
     * of the years of the real ones, and one in ten names a firm, as there.
     */
    private static Scene scene(SplittableRandom random) {
        List<Item> items = ItemCatalogue.district().items();
        LocalDate day = LocalDate.of(2017, 6, 1).plusDays(random.nextInt(950));
        Item item = random.nextInt(3) > 0
                ? ItemCatalogue.district().draw(LocalDate.of(2023, 1, 1), random)
                : items.get(random.nextInt(items.size()));
        return Scenes.draw(item, day, 10, random, Channel.LETTER);
    }

    private static List<String> realLetters(Path file) throws IOException, InvalidFormatException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(file.toFile())) {
            XSSFSheet sheet = workbook.getSheetAt(0);
            List<String> texts = new ArrayList<>();
            for (int row = 1; row <= sheet.getLastRowNum(); row++) {
                texts.add(sheet.getRow(row).getCell(4).toString());
            }
            return texts;
        }
    }

    private static List<String> map(List<String> texts, UnaryOperator<String> change) {
        return texts.stream().map(change).toList();
    }

    /** Real places are coded: A市, A3区, A7县, 西地省. */
    private static String withoutCodedPlaces(String text) {
        return placeholderOnce(text.replaceAll("西地省|[A-Z]\\d*(市|区|县)", "某地"));
    }

    private static String withoutPlaces(String text, Scene scene) {
        return placeholderOnce(text.replaceAll("深圳经济特区|深圳市?|龙华区?", "某地")
                .replace(scene.subDistrict(), "某地")
                .replace(scene.community(), "某地"));
    }

    private static String placeholderOnce(String text) {
        return text.replaceAll("(某地)+", "某地");
    }

    private static void quartiles(String name, List<String> texts) {
        System.out.printf(
                "%-9s characters, quartiles %s; without white space %s%n",
                name,
                quartiles(texts, text -> text),
                quartiles(texts, text -> text.replaceAll("[\\s\u00a0\u3000]+", "")));
    }

    private static String quartiles(List<String> texts, UnaryOperator<String> change) {
        int[] lengths = texts.stream()
                .mapToInt(text -> change.apply(text).length())
                .sorted()
                .toArray();
        return Arrays.stream(new int[] {5, 25, 50, 75, 95})
                .mapToObj(percent -> percent + "%: " + lengths[lengths.length * percent / 100])
                .collect(Collectors.joining(", "));
    }

    private static void compare(String name, List<String> real, List<String> invented) {
        List<Example<Label>> examples = new ArrayList<>();
        Set<String> known = frequentGrams(real, invented);
        real.forEach(text -> examples.add(example(text, REAL, known)));
        invented.forEach(text -> examples.add(example(text, INVENTED, known)));
        shuffle(examples);
        System.out.println();
        System.out.println("== " + name);
        double sum = 0;
        Model<Label> model = null;
        for (int fold = 0; fold < FOLDS; fold++) {
            List<Example<Label>> train = new ArrayList<>();
            List<Example<Label>> test = new ArrayList<>();
            for (int index = 0; index < examples.size(); index++) {
                (index % FOLDS == fold ? test : train).add(examples.get(index));
            }
            model = train(train);
            double accuracy = accuracy(model, test);
            System.out.printf("fold %d: %.4f%n", fold + 1, accuracy);
            sum += accuracy;
        }
        System.out.printf("mean accuracy: %.4f%n", sum / FOLDS);
        strongest(model, "real");
        strongest(model, "invented");
    }

    private static Model<Label> train(List<Example<Label>> examples) {
        MutableDataset<Label> data =
                new MutableDataset<>(examples, new SimpleDataSourceProvenance("letters", LABELS), LABELS);
        return new LinearSGDTrainer(new LogMulticlass(), new AdaGrad(0.1, 0.1), 6, 1000, 1, 7).train(data);
    }

    private static double accuracy(Model<Label> model, List<Example<Label>> examples) {
        return examples.stream()
                .mapToDouble(example -> model.predict(example).getOutput().equals(example.getOutput()) ? 1 : 0)
                .average()
                .orElseThrow();
    }

    private static void strongest(Model<Label> model, String side) {
        String grams = model.getTopFeatures(400).get(side).stream()
                .filter(pair -> pair.getB() > 0)
                .limit(40)
                .map(pair ->
                        "%s %.2f".formatted(pair.getA().replace("\n", "\\n").replace("\t", "\\t"), pair.getB()))
                .collect(Collectors.joining(" | "));
        System.out.println("most " + side + ": " + grams);
    }

    private static Set<String> frequentGrams(List<String> real, List<String> invented) {
        Map<String, Integer> texts = new HashMap<>();
        for (List<String> side : List.of(real, invented)) {
            for (String text : side) {
                grams(text).forEach(gram -> texts.merge(gram, 1, Integer::sum));
            }
        }
        return texts.entrySet().stream()
                .filter(entry -> entry.getValue() >= 2)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static Example<Label> example(String text, Label label, Set<String> known) {
        String[] grams = grams(text).stream()
                .filter(known::contains)
                .sorted(Comparator.naturalOrder())
                .toArray(String[]::new);
        double[] values = new double[grams.length];
        Arrays.fill(values, 1 / Math.sqrt(Math.max(1, grams.length)));
        return new ArrayExample<>(label, grams, values);
    }

    private static Set<String> grams(String text) {
        Set<String> grams = new HashSet<>();
        for (int length = 1; length <= 3; length++) {
            for (int from = 0; from + length <= text.length(); from++) {
                grams.add(text.substring(from, from + length));
            }
        }
        return grams;
    }

    private static void shuffle(List<Example<Label>> examples) {
        SplittableRandom random = new SplittableRandom(5);
        for (int index = examples.size() - 1; index > 0; index--) {
            Example<Label> other = examples.get(index);
            int place = random.nextInt(index + 1);
            examples.set(index, examples.get(place));
            examples.set(place, other);
        }
    }
}
