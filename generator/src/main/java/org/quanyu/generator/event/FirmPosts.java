package org.quanyu.generator.event;

import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.quanyu.generator.chance.Chance;
import org.quanyu.generator.chance.Draw;
import org.quanyu.generator.district.District;
import org.quanyu.generator.district.FirmMonths;
import org.quanyu.generator.text.PostTopic;
import org.quanyu.generator.text.Tone;

/** Public posts about firms: as many complaints in a month as the firm's month has, others at random. */
final class FirmPosts implements Told.Teller {

    /** Posts in a year about firms of the whole district. */
    static final double POSTS = 500_000;

    /** Posts that are no complaints: at least so many of all. */
    static final double LEAST_OTHERS = 0.4;

    /** Of posts that are no complaints. */
    static final double POSITIVE = 0.4;

    private static final PostTopic[] COMPLAINTS = {
        PostTopic.QUALITY, PostTopic.QUALITY, PostTopic.LAYOFFS, PostTopic.WAGES, PostTopic.HIRING, PostTopic.NEWS
    };
    private static final PostTopic[] OTHERS = {
        PostTopic.PRAISE, PostTopic.HIRING, PostTopic.HIRING, PostTopic.NEWS, PostTopic.QUALITY
    };

    private static final long PER_DAY = 1_000_000;

    record Post(long key, int firm, Tone tone, PostTopic topic, long second) {

        String code() {
            return Serial.of("YQ", key / PER_DAY, key % PER_DAY);
        }
    }

    private final World world;
    private final District district;
    private final Chance chance;
    private final AtomicReferenceArray<long[]> complaints;

    FirmPosts(World world) {
        this.world = world;
        this.district = world.district;
        this.chance = world.chance.about("post");
        this.complaints = new AtomicReferenceArray<>(district.firmMonths().months());
    }

    /** Complaints of a month, by day in the upper and firm in the lower half. */
    private long[] complaints(YearMonth month) {
        int index = district.firmMonth(month);
        long[] known = complaints.get(index);
        if (known == null) {
            known = find(month, index);
            complaints.set(index, known);
        }
        return known;
    }

    private long[] find(YearMonth month, int index) {
        long[] found = new long[64];
        int count = 0;
        for (int firm = 0; firm < district.firms().count(); firm++) {
            for (int post = district.firmMonths().negativePosts(index, firm); post > 0; post--) {
                if (count == found.length) {
                    found = Arrays.copyOf(found, count * 2);
                }
                int day = chance.below(month.lengthOfMonth(), firm, index * 128L + post);
                found[count++] = month.atDay(1 + day).toEpochDay() << 32 | firm;
            }
        }
        found = Arrays.copyOf(found, count);
        Arrays.sort(found);
        return found;
    }

    /** The posts of a day of the span, in the order of their times. */
    Post[] on(long day) {
        long[] month = complaints(YearMonth.from(LocalDate.ofEpochDay(day)));
        int begin = position(month, day << 32);
        int negative = position(month, day + 1 << 32) - begin;
        double daily = POSTS * district.scale() / 365.25;
        double others = Math.max(month.length / 30.4 * LEAST_OTHERS / (1 - LEAST_OTHERS), daily - month.length / 30.4);
        Post[] posts = new Post[negative + Draw.poisson(others, chance.of(day))];
        for (int number = 0; number < posts.length; number++) {
            long key = day * PER_DAY + number;
            posts[number] = number < negative ? complaint(key, (int) month[begin + number]) : other(key);
        }
        Arrays.sort(posts, (one, another) -> Long.compare(one.second(), another.second()));
        return posts;
    }

    private static int position(long[] sorted, long key) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private Post complaint(long key, int firm) {
        SplittableRandom random = chance.of(key, 1);
        int month = district.firmMonth(YearMonth.from(LocalDate.ofEpochDay(key / PER_DAY)));
        PostTopic topic = COMPLAINTS[random.nextInt(COMPLAINTS.length)];
        if (district.firms().industry(firm).code().startsWith("H62")) {
            topic = random.nextInt(3) > 0 ? PostTopic.FOOD : topic;
        }
        if (leavesSoon(month, firm) && random.nextInt(5) == 0) {
            topic = PostTopic.RELOCATION;
        }
        if (district.firmMonths().isInArrears(month, firm) && random.nextInt(10) < 7) {
            topic = PostTopic.WAGES;
        }
        return new Post(key, firm, Tone.NEGATIVE, topic, second(key));
    }

    private boolean leavesSoon(int month, int firm) {
        FirmMonths months = district.firmMonths();
        boolean leaves = false;
        for (int ahead = month; ahead < Math.min(months.months(), month + 3); ahead++) {
            leaves |= months.relocates(ahead, firm);
        }
        return leaves;
    }

    private Post other(long key) {
        SplittableRandom random = chance.of(key, 2);
        int firm = 0;
        for (int tries = 0; tries < 10; tries++) {
            firm = random.nextInt(district.firms().count());
            if (world.parties.isActive(firm, key / PER_DAY)) {
                break;
            }
        }
        Tone tone = random.nextDouble() < POSITIVE ? Tone.POSITIVE : Tone.NEUTRAL;
        return new Post(key, firm, tone, OTHERS[random.nextInt(OTHERS.length)], second(key));
    }

    private long second(long key) {
        return key / PER_DAY * WorkTime.DAY + Hours.EVENING.second(chance.unit(key, 3));
    }

    /** Numbers for the words of a post. */
    SplittableRandom words(long key) {
        return chance.of(key, 4);
    }

    World world() {
        return world;
    }

    /** Complaints alone: a firm's complaints about one thing are one matter. */
    @Override
    public void tell(long day, Told.Listener listener) throws IOException {
        for (Post post : on(day)) {
            if (post.tone() == Tone.NEGATIVE) {
                long matter = Matter.complaint(post.firm(), post.topic().ordinal());
                int unit = district.firms().unit(post.firm());
                listener.hear(new Told(
                        Source.POST,
                        post.code(),
                        matter,
                        null,
                        post.topic().name(),
                        unit,
                        post.firm(),
                        -1,
                        post.second()));
            }
        }
    }
}
