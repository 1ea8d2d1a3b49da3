-- Households by their heads: people of one number of a household or in one room, under who is head there. The register for
-- housing goes before that of identities, and that before who was found in a room; given.named has heads that registers name.
WITH record AS (
    SELECT l.person_id, r.source, r.household_key, a.unit_code AS room, r.relation_to_head,
        coalesce(r.at_address_from, r.recorded_on) AS since,
        coalesce(CAST(r.updated_at AS date), r.arrived_on) AS told_on
    FROM silver.person_record r
    JOIN gold.person_link l USING (source, record_key)
    LEFT JOIN gold.address_link a
        ON a.record_table = 'silver.person_record' AND a.source = r.source AND a.record_key = r.record_key AND a.level = 'room'
    WHERE l.person_id IS NOT NULL AND NOT coalesce(r.arrived_on > :as_of, false)
        AND NOT coalesce(r.ended, false) AND NOT coalesce(r.at_address_until < :as_of, false)
),
together AS (
    SELECT person_id, relation_to_head = '户主' AS is_head, since, told_on, source, household_key AS place,
        CASE source WHEN 'household_members' THEN 1 ELSE 2 END AS rank
    FROM record WHERE source IN ('household_members', 'identity_register') AND household_key IS NOT NULL
    UNION ALL
    SELECT person_id, relation_to_head = '户主', since, told_on, source, room, 3
    FROM record WHERE source = 'people_building' AND room IS NOT NULL
),
head AS (
    SELECT source, place, max_by(person_id, struct(since, told_on, person_id)) AS head
    FROM together WHERE is_head GROUP BY source, place
),
chosen AS (
    SELECT t.person_id, max(t.told_on) AS seen,
        min_by(struct(h.head, t.source), struct(t.person_id <> h.head, t.rank, h.head)) AS of
    FROM together t JOIN head h USING (source, place) GROUP BY t.person_id
),
grouped AS (
    SELECT of.head AS head, person_id, of.source AS source, seen, 1 AS rank FROM chosen
),
named AS (
    SELECT n.entity AS head, n.entity AS person_id, 'register' AS source, CAST(NULL AS date) AS seen, 2 AS rank
    FROM given.named n LEFT ANTI JOIN chosen c ON n.entity = c.person_id
)
SELECT concat('household-', replace(head, 'person-', '')) AS household_id,
    head,
    sort_array(collect_set(person_id)) AS members,
    min_by(source, struct(rank, person_id <> head, person_id)) AS source,
    max(seen) AS seen
FROM (SELECT * FROM grouped UNION ALL SELECT * FROM named)
GROUP BY head
