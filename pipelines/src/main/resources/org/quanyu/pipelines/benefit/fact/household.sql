-- What the members of households tell of them: given.person has the base facts of people, given.told_person what registers tell.
WITH member AS (
    SELECT household_id, head, explode(members) AS entity FROM gold.household
),
lives AS (
    SELECT m.household_id, m.entity = m.head AS is_head, p.resident, p.resident_since, p.local, p.age, p.dead, p.sub_district,
        t.disability_grade, t.school_stage
    FROM member m
    JOIN given.person p ON m.entity = p.entity
    LEFT JOIN given.told_person t ON m.entity = t.entity
)
SELECT h.household_id AS entity,
    coalesce(l.resident, false) AS household_resident,
    l.since AS household_since,
    l.local AS household_local,
    l.people,
    l.minors,
    l.toddlers,
    l.elderly,
    l.disabled_members,
    l.students,
    l.sub_district,
    h.seen AS household_as_of
FROM gold.household h
LEFT JOIN (
    SELECT household_id,
        bool_or(resident) AS resident,
        coalesce(min(resident_since) FILTER (WHERE is_head), min(resident_since)) AS since,
        bool_or(local) FILTER (WHERE is_head) AS local,
        count_if(NOT dead) AS people,
        count_if(NOT dead AND age < 18) AS minors,
        count_if(NOT dead AND age < 3) AS toddlers,
        count_if(NOT dead AND age >= 60) AS elderly,
        count_if(NOT dead AND disability_grade > 0) AS disabled_members,
        count_if(NOT dead AND school_stage = '大学') AS students,
        min(sub_district) AS sub_district
    FROM lives GROUP BY household_id) l ON h.household_id = l.household_id
