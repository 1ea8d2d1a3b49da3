package org.quanyu.generator.firm;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.quanyu.generator.chance.Chance;
import org.quanyu.generator.chance.Draw;
import org.quanyu.generator.dirt.PersonDirt;
import org.quanyu.generator.district.District;
import org.quanyu.generator.district.Jobs;
import org.quanyu.generator.district.Person;

/**
 * Who holds which job, by name, identity number and wage. Names and numbers are packed into 26 bytes a job when a block
 * of jobs is needed first, as each is written once a month.
 */
final class Staff {

    /** Names and identity numbers with errors, relative to {@link PersonDirt}: employers copy them from documents. */
    static final double CARELESSNESS = 0.25;

    /** Spread of wages within an industry, in natural logarithms. */
    static final double WAGE_SPREAD = 0.34;

    /** Growth of wages in a month. */
    static final double WAGE_GROWTH = 0.0035;

    /** Records of jobs that are looked at for errors at all. */
    private static final double LOOKED_AT = 0.1;

    private static final int BLOCK = 4096;
    private static final int NAME_LENGTH = 4;
    private static final int IDENTITY_LENGTH = 18;
    private static final int QUANTILES = 1024;
    private static final PersonDirt DIRT = new PersonDirt(CARELESSNESS / LOOKED_AT);

    private final District district;
    private final Jobs jobs;
    private final Chance chance;
    private final double[] wageFactors = new double[QUANTILES];
    private final AtomicReferenceArray<Block> blocks;

    /** A name is four characters in a long, 0 behind a shorter one; -1 for a longer one. */
    private record Block(long[] names, byte[] identities) {}

    Staff(District district) {
        this.district = district;
        this.jobs = district.jobs();
        this.chance = district.chance().about("staff");
        this.blocks = new AtomicReferenceArray<>(jobs.end(district.firms().count() - 1) / BLOCK + 1);
        for (int quantile = 0; quantile < QUANTILES; quantile++) {
            wageFactors[quantile] = Draw.logNormal(1, WAGE_SPREAD, chance.of(-1, quantile));
        }
    }

    /** Gross wage of a job in a month, in yuan. */
    int wage(int job, int industryWage, int month) {
        int quantile = (int) (chance.bits(job, 0) >>> 54);
        return (int) (industryWage * wageFactors[quantile] * (1 + WAGE_GROWTH * month));
    }

    /** The worker's name as one feed has it. */
    String name(int job, Chance feed) {
        if (feed.unit(job, 1) < LOOKED_AT) {
            Person person = person(job);
            return DIRT.name(person.name(), person.woman(), feed.of(job, 2));
        }
        long packed = block(job).names[job % BLOCK];
        if (packed < 0) {
            return person(job).name();
        }
        char[] characters = new char[NAME_LENGTH];
        int length = 0;
        for (long rest = packed; rest != 0; rest >>>= 16) {
            characters[length++] = (char) rest;
        }
        return new String(characters, 0, length);
    }

    /** The worker's identity number as one feed has it; null where it is left out. */
    String identity(int job, Chance feed) {
        if (feed.unit(job, 3) < LOOKED_AT) {
            Person person = person(job);
            SplittableRandom random = feed.of(job, 4);
            return DIRT.identityNumber(person.identityNumber(), person.born(), random);
        }
        return new String(
                block(job).identities, job % BLOCK * IDENTITY_LENGTH, IDENTITY_LENGTH, StandardCharsets.ISO_8859_1);
    }

    private Person person(int job) {
        return district.people().person(jobs.worker(job));
    }

    private Block block(int job) {
        Block block = blocks.get(job / BLOCK);
        if (block == null) {
            block = pack(job / BLOCK);
            blocks.set(job / BLOCK, block);
        }
        return block;
    }

    private Block pack(int number) {
        int first = number * BLOCK;
        int count = Math.min(BLOCK, jobs.end(district.firms().count() - 1) - first);
        Block block = new Block(new long[count], new byte[count * IDENTITY_LENGTH]);
        for (int index = 0; index < count; index++) {
            Person person = person(first + index);
            block.names[index] = packed(person.name());
            for (int place = 0; place < IDENTITY_LENGTH; place++) {
                block.identities[index * IDENTITY_LENGTH + place] =
                        (byte) person.identityNumber().charAt(place);
            }
        }
        return block;
    }

    private static long packed(String name) {
        long packed = 0;
        for (int place = name.length() - 1; place >= 0; place--) {
            packed = packed << 16 | name.charAt(place);
        }
        return name.length() > NAME_LENGTH - 1 && packed < 0 || name.length() > NAME_LENGTH ? -1 : packed;
    }
}
