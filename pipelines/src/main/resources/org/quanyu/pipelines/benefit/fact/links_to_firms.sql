-- Records of registers and payments (given.record) and the firms that may be meant, the likelier the lower the rank.
WITH known AS (
    SELECT firm_id AS entity, credit_code AS number, firm_name(name) AS name, credit_code_valid AS valid FROM gold.firm
    UNION
    SELECT l.firm_id, r.credit_code, firm_name(r.name), r.credit_code_valid
    FROM silver.firm_registration r
    JOIN gold.firm_link l
        ON l.record_table = 'silver.firm_registration' AND l.source = r.source
        AND l.record_key = concat_ws('|', coalesce(r.credit_code, ''), coalesce(r.name, ''))
    WHERE l.firm_id IS NOT NULL
),
record AS (
    SELECT source, record_key, entity_type, upper(number) AS number, firm_name(name) AS name
    FROM given.record WHERE entity_type = 'firm'
)
SELECT r.source, r.record_key, r.entity_type, k.entity, 'number' AS how, CASE WHEN r.name = k.name THEN 1 ELSE 2 END AS rank
FROM record r JOIN known k ON r.number = k.number
UNION ALL
SELECT r.source, r.record_key, r.entity_type, k.entity, 'stars', 3
FROM record r JOIN known k ON r.name = k.name
WHERE r.number LIKE '%*%' AND masked_alike(r.number, k.number)
UNION ALL
SELECT r.source, r.record_key, r.entity_type, k.entity, 'slip', 4
FROM record r JOIN known k ON r.name = k.name
WHERE credit_codes_alike(r.number, k.number)
