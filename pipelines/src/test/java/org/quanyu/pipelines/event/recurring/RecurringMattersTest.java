package org.quanyu.pipelines.event.recurring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.quanyu.pipelines.clean.LakeFunctions;
import org.quanyu.pipelines.fuse.cluster.ClusterSession;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/** Made-up letters about places of invented names, each with two complaints told in three ways, among meaningless ones. */
class RecurringMattersTest {

    private static final SparkSession SPARK = session();

    private static final StructType EVENTS = new StructType()
            .add("no", "string")
            .add("title", "string")
            .add("text", "string")
            .add("at", "string")
            .add("who", "string");

    private static final String DEFINITION = """
            matters: letter
            events: {id: no}
            title: title
            text: text
            time: to_datetime(at, 'Asia/Shanghai')
            reporter: who
            """;

    private static final int PLACES = 30;
    private static final int OTHERS = 2_000;

    @Test
    void eventsOfOneMatterComeTogetherHoweverTheyAreWorded() {
        List<Row> letters = letters();
        Map<String, String> matters = found(letters, Optional.empty());

        assertThat(matters.get("0-noise-0")).isEqualTo(matters.get("0-noise-1")).isEqualTo(matters.get("0-noise-2"));
        assertThat(matters.get("0-lift-0")).isNotEqualTo(matters.get("0-noise-0"));
        assertThat(matters.get("1-noise-0")).isNotEqualTo(matters.get("0-noise-0"));
        Collections.shuffle(letters, new Random(1));
        assertThat(found(letters, Optional.empty())).isEqualTo(matters);
    }

    @Test
    void newEventsJoinTheMattersThereWhichKeepTheirIds() {
        List<Row> letters = letters();
        MatterDefinition definition = MatterDefinitionReader.read("letters.yaml", DEFINITION);
        try (FoundMatters before = RecurringMatters.find(definition, rows(letters), Optional.empty())) {
            EarlierMatters earlier =
                    new EarlierMatters(before.events(), before.postings(), before.termCounts(), before.members());
            Map<String, String> old = matters(before);
            List<Row> fresh = List.of(
                    letter("new-1", noise(0, 3), "2023-05-01 10:00:00"),
                    letter("new-2", new String[] {"鹭洲渡口栈桥木板断裂", "鹭洲渡口栈桥的木板断了没人修"}, "2023-05-01 11:00:00"),
                    letters.get(0));
            try (FoundMatters joined = RecurringMatters.join(definition, rows(fresh), earlier)) {
                Map<String, String> now = matters(joined);
                assertThat(now).containsAllEntriesOf(old).hasSize(old.size() + 2);
                assertThat(now.get("new-1")).isEqualTo(old.get("0-noise-0"));
                assertThat(old.values()).doesNotContain(now.get("new-2"));
                assertThat(joined.newEvents()).isEqualTo(2);
            }
        }
    }

    @Test
    void emptyTextsAndTextsOfAMegabyteAreReadAndSaid() {
        List<Row> letters = new ArrayList<>(letters());
        letters.add(letter("empty", new String[] {"", null}, "2023-01-01 00:00:00"));
        letters.add(letter("one", new String[] {"吵", "吵"}, "2023-01-01 00:00:00"));
        letters.add(letter("huge", new String[] {"吵".repeat(1 << 20), "吵闹".repeat(1 << 19)}, "2023-01-01 00:00:00"));
        letters.add(letter("timeless", new String[] {"霁川里路灯", "不亮"}, "yesterday"));
        MatterDefinition definition = MatterDefinitionReader.read("letters.yaml", DEFINITION);
        try (FoundMatters found = RecurringMatters.find(definition, rows(letters), Optional.empty())) {
            assertThat(found.warnings())
                    .containsExactly(
                            "1 rows without an id or a time were left out",
                            "2 events have no text; only further evidence can link them");
            assertThat(matters(found)).containsKeys("empty", "one", "huge").doesNotContainKey("timeless");
        }
    }

    @Test
    void declaredBlocksThatAreTooLargeAreSaid() {
        MatterDefinition definition =
                MatterDefinitionReader.read("letters.yaml", DEFINITION + "blocking: [[reporter]]\nlargest_block: 50\n");
        try (FoundMatters found = RecurringMatters.find(definition, rows(letters()), Optional.empty())) {
            assertThat(found.warnings())
                    .singleElement()
                    .asString()
                    .startsWith("1 blocks of declared keys have more than 50");
        }
    }

    @Test
    void anInputWithoutEventsOrColumnsFails() {
        assertFails(DEFINITION, List.of(), FailureCode.MATTERS_INPUT, "there is no event");
        assertFails(
                DEFINITION.replace("title: title", "title: titel"),
                letters(),
                FailureCode.MATTERS_INVALID,
                "line 3",
                "did you mean \"title\"?");
        assertFails(
                DEFINITION.replace("to_datetime(at, 'Asia/Shanghai')", "at"),
                letters(),
                FailureCode.MATTERS_INVALID,
                "time is of type string");
        assertFails(
                DEFINITION + "evidence: [{when: l.nobody = r.who, bits: 1}]\n",
                letters(),
                FailureCode.MATTERS_INVALID,
                "evidence cannot be computed");
    }

    private static void assertFails(String definition, List<Row> letters, FailureCode code, String... parts) {
        MatterDefinition read = MatterDefinitionReader.read("letters.yaml", definition);
        assertThatThrownBy(() -> RecurringMatters.find(read, rows(letters), Optional.empty()))
                .isInstanceOfSatisfying(LakeException.class, failure -> {
                    assertThat(failure.code()).isEqualTo(code);
                    assertThat(failure.text()).contains(parts);
                });
    }

    private static Map<String, String> found(List<Row> letters, Optional<EarlierMatters> earlier) {
        MatterDefinition definition = MatterDefinitionReader.read("letters.yaml", DEFINITION);
        try (FoundMatters found = RecurringMatters.find(definition, rows(letters), earlier)) {
            return matters(found);
        }
    }

    private static Map<String, String> matters(FoundMatters found) {
        return found.members().select("event_id", "matter_id").collectAsList().stream()
                .collect(Collectors.toMap(row -> row.getString(0), row -> row.getString(1)));
    }

    private static Dataset<Row> rows(List<Row> letters) {
        return SPARK.createDataFrame(letters, EVENTS);
    }

    private static List<Row> letters() {
        List<Row> letters = new ArrayList<>();
        for (int place = 0; place < PLACES; place++) {
            for (int way = 0; way < 3; way++) {
                String at = String.format("2023-%02d-%02d 08:00:00", 1 + way, 1 + place % 28);
                letters.add(letter(place + "-noise-" + way, noise(place, way), at));
                letters.add(letter(place + "-lift-" + way, lift(place, way), at));
            }
        }
        Random random = new Random(7);
        for (int other = 0; other < OTHERS; other++) {
            letters.add(letter(
                    "other-" + other, new String[] {words(9, random), words(25, random)}, "2023-03-03 03:00:00"));
        }
        return letters;
    }

    private static String words(int length, Random random) {
        return random.ints(length, 0x4e00, 0x9000)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** A name of four characters that no other place, firm or trouble has. */
    private static String name(int place, int which) {
        return IntStream.range(0, 4)
                .map(index -> 0x9100 + place * 12 + which * 4 + index)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String[] noise(int place, int way) {
        String estate = name(place, 0);
        String builder = name(place, 1);
        return switch (way) {
            case 0 -> words(estate + builder + "工地半夜施工", "每天凌晨" + builder + "的工地打桩，施工噪音让" + estate + "的人睡不着");
            case 1 -> words("投诉" + estate + builder + "半夜施工", builder + "的工地打桩到凌晨，噪音让" + estate + "的人睡不着");
            case 2 -> words("半夜施工谁来管" + estate + builder, builder + "的工地夜间施工，噪音让" + estate + "的人睡不着");
            default -> words(estate + builder + "工地凌晨打桩噪音", builder + "的工地夜间施工没有停过，" + estate + "的人睡不着");
        };
    }

    private static String[] lift(int place, int way) {
        String estate = name(place, 0);
        String keeper = name(place, 2);
        return switch (way) {
            case 0 -> words(estate + keeper + "不修电梯", estate + "的电梯坏了半年，" + keeper + "不维修，老人上下楼困难");
            case 1 -> words("反映" + estate + keeper + "让电梯停运", estate + "的电梯停运很久，" + keeper + "一直不维修");
            default -> words("老人下不了楼" + estate + keeper, estate + "的电梯停运半年，" + keeper + "不肯维修");
        };
    }

    private static String[] words(String title, String text) {
        return new String[] {title, text};
    }

    private static Row letter(String no, String[] words, String at) {
        return RowFactory.create(no, words[0], words[1], at, "someone");
    }

    private static SparkSession session() {
        SparkSession session = ClusterSession.session();
        LakeFunctions.register(session);
        return session;
    }
}
