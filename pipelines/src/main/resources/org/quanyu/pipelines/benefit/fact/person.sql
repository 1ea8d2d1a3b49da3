-- What the records of people tell of them, as of a day. A person lives here if the latest that records tell is a stay and no departure.
WITH record AS (
    SELECT l.person_id, r.*, coalesce(CAST(r.updated_at AS date), r.arrived_on) AS told_on
    FROM silver.person_record r
    JOIN gold.person_link l USING (source, record_key)
    WHERE l.person_id IS NOT NULL AND NOT coalesce(r.arrived_on > :as_of, false)
),
stay AS (
    SELECT person_id,
        at_address_from,
        CASE WHEN coalesce(ended, false) OR at_address_until < :as_of THEN coalesce(at_address_until, told_on) END AS gone_on,
        coalesce(at_address_from, recorded_on) AS came_on
    FROM record
    WHERE source IN ('identity_register', 'people_building', 'household_members')
),
moved AS (
    SELECT person_id,
        max(gone_on) AS gone_on,
        max(came_on) FILTER (WHERE gone_on IS NULL) AS came_on
    FROM stay GROUP BY person_id
),
since AS (
    SELECT s.person_id,
        coalesce(
            min(s.at_address_from) FILTER (WHERE m.gone_on IS NULL OR s.came_on > m.gone_on),
            min(s.came_on)) AS since
    FROM stay s JOIN moved m USING (person_id) GROUP BY s.person_id
),
told AS (
    SELECT person_id,
        max_by(registered_here AND NOT coalesce(ended, false), struct(told_on, record_key))
            FILTER (WHERE registered_here IS NOT NULL) AS registered_here,
        max_by(education, struct(told_on, record_key)) FILTER (WHERE education IS NOT NULL) AS education,
        max_by(relation_to_head, struct(source = 'household_members', told_on, record_key))
            FILTER (WHERE relation_to_head IS NOT NULL) AS relation_to_head,
        max(insured_month) AS insured_month,
        max(told_on) FILTER (WHERE told_on <= :as_of) AS told_on
    FROM record GROUP BY person_id
),
home AS (
    SELECT t.person_id, max_by(a.sub_district, struct(t.kind = 'lives', t.since, t.address_code)) AS sub_district
    FROM gold.person_address t
    JOIN gold.address a USING (address_code)
    WHERE coalesce(t.until, :as_of) >= :as_of AND a.sub_district IS NOT NULL
    GROUP BY t.person_id
),
household AS (
    SELECT explode(members) AS person_id, household_id FROM gold.household
)
SELECT p.person_id AS entity,
    p.born_on,
    CAST(floor(months_between(:as_of, p.born_on) / 12) AS bigint) AS age,
    p.sex = '女' AS woman,
    t.registered_here AS local,
    coalesce(m.came_on IS NOT NULL AND (m.gone_on IS NULL OR m.came_on > m.gone_on)
        AND NOT coalesce(p.died_on <= :as_of, false), false) AS resident,
    greatest(s.since, p.born_on) AS resident_since,
    coalesce(t.insured_month = (SELECT max(insured_month) FROM record), false) AS employed,
    t.told_on AS person_as_of,
    h.sub_district,
    concat(least(floor(months_between(:as_of, p.born_on) / 120), 9) * 10, '-',
        CASE WHEN months_between(:as_of, p.born_on) < 1080 THEN floor(months_between(:as_of, p.born_on) / 120) * 10 + 9 ELSE '' END)
        AS age_band,
    t.education,
    t.relation_to_head,
    coalesce(p.died_on <= :as_of, false) AS dead,
    g.household_id
FROM gold.person p
LEFT JOIN moved m USING (person_id)
LEFT JOIN since s USING (person_id)
LEFT JOIN told t USING (person_id)
LEFT JOIN home h USING (person_id)
LEFT JOIN household g USING (person_id)
WHERE p.born_on IS NULL OR p.born_on <= :as_of
