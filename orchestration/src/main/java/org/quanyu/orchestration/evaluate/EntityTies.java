package org.quanyu.orchestration.evaluate;

import static org.apache.spark.sql.functions.lit;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Whether ties between people, firms, addresses, events and their intakes hold: pairs that the lake found against those of
 * the district. People and firms of the lake are taken for those of which most of their records are.
 *
 * @param reads tables of the lake
 * @param truths tables of the truth, which the queries know as {@code truth_…}
 * @param found query for the pairs that the lake has, in two columns
 * @param known query for the pairs that there are, of what was delivered
 * @param note what the figures leave open
 */
record EntityTies(String job, List<String> reads, List<String> truths, String found, String known, String note)
        implements Evaluation {

    private static final String[] PAIR = {"one", "other"};

    private static final List<String> OF_PEOPLE = List.of("person_record", "person_account");

    /** Whom people of the lake are: {@code person_id, person}. */
    static final String PERSON = """
            (select person_id, max_by(person, (records, -person)) as person from (
                select person_id, person, count(*) as records from gold.person_link l
                join (select feed, record_key, person from truth_person_record
                      union all select feed, account, person from truth_person_account) r
                    on l.source = r.feed and l.record_key = r.record_key
                group by person_id, person) group by person_id)""";

    /** Whom firms of the lake are: {@code firm_id, firm}. */
    static final String FIRM = """
            (select firm_id, max_by(firm, (records, -firm)) as firm from (
                select firm_id, firm, count(*) as records
                from (select source, record_key, firm_id from gold.firm_link
                          where record_table = 'silver.firm_record'
                      union all
                      select s.source, s.record_key, l.firm_id from silver.firm_registration s join gold.firm_link l
                          on l.source = s.source and l.record_table = 'silver.firm_registration'
                          and l.record_key = concat(coalesce(s.credit_code, ''), '|', s.name)) l
                join truth_firm_record r on l.source = r.feed and l.record_key = r.record_key
                group by firm_id, firm) group by firm_id)""";

    static List<Evaluation> all() {
        return List.of(
                personAddresses(),
                firmAddresses(),
                employees(),
                representatives(),
                intakes(),
                callers(),
                parties(),
                places(),
                posts(),
                ofPosts("tone", "sentiment"),
                ofPosts("topic", "topic"));
    }

    private static EntityTies personAddresses() {
        return new EntityTies(
                "people and homes",
                List.of("gold.person_address", "gold.person_link", "silver.person_record"),
                OF_PEOPLE,
                "select person, address_code from gold.person_address join " + PERSON
                        + " using (person_id) where level = 'room'",
                """
                select t.person, t.unit_code from truth_person_record t join silver.person_record s
                    on s.source = t.feed and s.record_key = t.record_key
                where t.unit_code is not null and coalesce(s.address, s.unit_code) is not null""",
                "person and unit, of whatever kind");
    }

    private static EntityTies firmAddresses() {
        return new EntityTies(
                "firms and addresses",
                List.of("gold.firm_address", "gold.firm_link", "silver.firm_registration"),
                List.of("firm_record", "firm"),
                "select firm, address_code from gold.firm_address join " + FIRM
                        + " using (firm_id) where level = 'room' and kind = 'registered'",
                "select firm, unit_code from truth_firm where firm in (select firm from " + FIRM + ")",
                "firm and unit where it is registered");
    }

    private static EntityTies employees() {
        return new EntityTies(
                "people and employers",
                List.of("gold.person_firm", "gold.person_link", "gold.firm_link", "silver.person_record"),
                List.of("person_record", "person_account", "firm_record"),
                "select person, firm from gold.person_firm join " + PERSON + " using (person_id) join " + FIRM
                        + " using (firm_id) where role = 'employee'",
                """
                select p.person, f.firm from silver.person_record s
                join truth_person_account p on s.source = p.feed and s.record_key = p.account
                join truth_firm_record f on s.source = f.feed and s.employer_number = f.record_key""",
                "by the latest record of each insured person");
    }

    private static EntityTies representatives() {
        return new EntityTies(
                "firms and their representatives",
                List.of("gold.person_firm", "gold.person_link", "gold.firm_link", "silver.firm_registration"),
                List.of("person_record", "person_account", "firm_record", "firm"),
                "select person, firm from gold.person_firm join " + PERSON + " using (person_id) join " + FIRM
                        + " using (firm_id) where role = 'legal_representative'",
                "select representative, firm from truth_firm where firm in (select firm from " + FIRM + ")",
                "by name alone; all of them are people of the district here");
    }

    private static EntityTies intakes() {
        return new EntityTies(
                "intakes of one event",
                List.of("gold.event_intake"),
                List.of("event_intake"),
                """
                select one.request_no, other.request_no from gold.event_intake one join gold.event_intake other
                    on one.event_id = other.event_id and one.request_no < other.request_no""",
                """
                with delivered as (select intake, event from truth_event_intake
                    where intake in (select request_no from gold.event_intake))
                select one.intake, other.intake from delivered one join delivered other
                    on one.event = other.event and one.intake < other.intake""",
                "pairs; four in ten are of two callers");
    }

    private static EntityTies callers() {
        return new EntityTies(
                "who asked",
                List.of("gold.event_link", "gold.event", "gold.person_link"),
                List.of("person_record", "person_account", "event_intake"),
                "select request_no, person from gold.event_link l join gold.event e using (event_id) join " + PERSON
                        + " p on l.entity_id = p.person_id where entity_type = 'person'",
                "select intake, person from truth_event_intake where intake in (select request_no from gold.event)",
                "event and person");
    }

    private static EntityTies parties() {
        return new EntityTies(
                "firms that events are about",
                List.of("gold.event_link", "gold.event", "gold.firm_link", "silver.firm_registration"),
                List.of("firm_record", "event_intake", "event"),
                "select request_no, firm from gold.event_link l join gold.event e using (event_id) join " + FIRM
                        + " f on l.entity_id = f.firm_id where entity_type = 'firm'",
                """
                select intake, firm from truth_event_intake join truth_event using (event)
                where firm is not null and intake in (select request_no from gold.event)""",
                "event and firm");
    }

    private static EntityTies places() {
        return new EntityTies(
                "where events are",
                List.of("gold.event_link", "gold.event", "gold.address"),
                List.of("event_intake", "event", "unit"),
                """
                select request_no, building_code from gold.event_link l join gold.event e using (event_id)
                join gold.address a on l.entity_id = a.address_code where entity_type = 'address'""",
                """
                select intake, building_code from truth_event_intake join truth_event using (event)
                join truth_unit using (unit_code) where intake in (select request_no from gold.event)""",
                "event and building; four in ten name none");
    }

    private static EntityTies posts() {
        return new EntityTies(
                "firms that posts are about",
                List.of("mart.firm_post", "gold.firm_link", "silver.firm_registration", "silver.post"),
                List.of("firm_record", "post"),
                "select post_no, firm from mart.firm_post join " + FIRM + " using (firm_id)",
                "select post, firm from truth_post where post in (select post_no from silver.post)",
                "post and firm; three posts in a hundred misspell its name");
    }

    private static EntityTies ofPosts(String known, String found) {
        return new EntityTies(
                "the " + known + " of posts",
                List.of("mart.firm_post"),
                List.of("post"),
                "select post_no, " + found + " from mart.firm_post",
                "select post, lower(" + known + ") from truth_post where post in (select post_no from mart.firm_post)",
                "of posts whose firm was looked for with success, or has a name like others");
    }

    @Override
    public List<Score> scores(SparkSession spark, Truth truth, boolean isThere) {
        if (!isThere) {
            return List.of(new Score(job, "", null, null, 0, "the lake has no " + reads.get(0)));
        }
        truths.forEach(name -> truth.table(spark, name).createOrReplaceTempView("truth_" + name));
        Row counts = pairs(spark, found, "is_found")
                .join(pairs(spark, known, "is_known"), PAIR, "full_outer")
                .selectExpr("count_if(is_found and is_known)", "count(is_found)", "count(is_known)")
                .first();
        PrecisionRecall quality = PrecisionRecall.of(counts.getLong(0), counts.getLong(1), counts.getLong(2));
        return List.of(
                new Score(job, "share of ties that hold", quality.precision(), 1.0, counts.getLong(1), note),
                new Score(job, "share of ties that were found", quality.recall(), 1.0, counts.getLong(2), note));
    }

    private static Dataset<Row> pairs(SparkSession spark, String query, String mark) {
        return spark.sql(query).toDF(PAIR).distinct().withColumn(mark, lit(true));
    }
}
