-- Records of registers and payments (given.record) and the people that may be meant, the likelier the lower the rank.
WITH known AS (
    SELECT DISTINCT l.person_id AS entity, identity_number(r.identity_number) AS number, chinese_name(r.name) AS name
    FROM silver.person_record r
    JOIN gold.person_link l USING (source, record_key)
    WHERE l.person_id IS NOT NULL AND identity_number_valid(identity_number(r.identity_number))
),
record AS (
    SELECT source, record_key, register, entity_type, identity_number(number) AS number, chinese_name(name) AS name
    FROM given.record WHERE entity_type IN ('person', 'household')
)
SELECT r.source, r.record_key, r.entity_type, l.person_id AS entity, 'record' AS how, 0 AS rank
FROM record r JOIN gold.person_link l ON l.source = r.register AND l.record_key = r.record_key
WHERE l.person_id IS NOT NULL
UNION ALL
SELECT r.source, r.record_key, r.entity_type, k.entity, 'number', CASE WHEN r.name = k.name THEN 1 ELSE 2 END
FROM record r JOIN known k ON r.number = k.number
UNION ALL
SELECT r.source, r.record_key, r.entity_type, k.entity, 'stars', 3
FROM record r JOIN known k ON r.name = k.name AND left(r.number, 6) = left(k.number, 6)
WHERE r.number LIKE '%*%' AND masked_alike(r.number, k.number)
UNION ALL
SELECT r.source, r.record_key, r.entity_type, k.entity, 'slip', 4
FROM record r JOIN known k ON r.name = k.name AND left(r.number, 6) = left(k.number, 6)
WHERE NOT identity_number_valid(r.number) AND identity_numbers_alike(r.number, k.number)
