package org.quanyu.orchestration.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.quanyu.generator.Generated;
import org.quanyu.generator.Generator;
import org.quanyu.generator.Order;
import org.quanyu.generator.district.Sizes;
import org.quanyu.generator.district.Span;

/**
 * The district that the demo plays in: generated in whole, then delivered day by day as if the days passed.
 *
 * @param folder where it is generated
 * @param input where its deliveries arrive
 */
record DemoDistrict(Path folder, Path input) {

    private static final LocalDate FROM = LocalDate.of(2023, 5, 1);

    /** The last day of what the first night takes in. */
    static final LocalDate FIRST_NIGHT = LocalDate.of(2023, 6, 30);

    static final LocalDate SECOND_NIGHT = LocalDate.of(2023, 7, 1);

    private static final double SCALE = 0.0005;

    private static final long SEED = 2023;

    /** More firms and requests than the scale gives: they are what the demo shows. */
    private static final int FIRMS = 1_800;

    private static final int REQUESTS_A_YEAR = 18_000;

    private static final String REQUESTS = "政务服务和数据管理局/citizen_requests";

    Generated generate() {
        Sizes all = Sizes.of(SCALE);
        Sizes sizes =
                new Sizes(all.residents(), all.commuters(), FIRMS, all.devices(), all.premises(), REQUESTS_A_YEAR);
        int cores = Runtime.getRuntime().availableProcessors();
        return Generator.generate(
                new Order(SEED, SCALE, sizes, new Span(FROM, SECOND_NIGHT), folder, cores), written -> {});
    }

    /** The command that generates the same. */
    String command() {
        return "lake generate --scale 0.0005 --firms %d --requests %d --seed %d --from %s --to %s --out DIR"
                .formatted(FIRMS, REQUESTS_A_YEAR, SEED, FROM, SECOND_NIGHT);
    }

    Path truth() {
        return folder.resolve("truth");
    }

    void deliverUntilFirstNight() {
        FROM.datesUntil(SECOND_NIGHT).forEach(this::deliver);
    }

    /** The day's deliveries, one file that was delivered before, and another that broke off on the way. */
    void deliverSecondNight() {
        deliver(SECOND_NIGHT);
        Path today = input.resolve(SECOND_NIGHT.toString()).resolve(REQUESTS);
        copy(requests(FIRST_NIGHT), today.resolve("重发-0630.jsonl.gz"), 1);
        copy(requests(FIRST_NIGHT.minusDays(1)), today.resolve("补发-0629.jsonl.gz"), 0.6);
    }

    /** The requests delivered on a day. */
    Path requests(LocalDate day) {
        return input.resolve(day.toString()).resolve(REQUESTS).resolve("part-0000.jsonl.gz");
    }

    private void deliver(LocalDate day) {
        Path made = folder.resolve("deliveries").resolve(day.toString());
        try {
            Files.createDirectories(input);
            if (Files.exists(made)) {
                Files.move(made, input.resolve(day.toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to, double share) {
        try (InputStream in = Files.newInputStream(from);
                OutputStream out = Files.newOutputStream(to)) {
            out.write(in.readNBytes((int) (Files.size(from) * share)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files of a feed that have arrived, by path. */
    List<Path> arrived(String feed, LocalDate since) {
        try (Stream<Path> files = Files.walk(input)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.getParent().getFileName().toString().equals(feed))
                    .filter(file -> input.relativize(file).toString().compareTo(since.toString()) >= 0)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
