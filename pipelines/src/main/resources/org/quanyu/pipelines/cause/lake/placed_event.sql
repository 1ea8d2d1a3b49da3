-- gold.event with its ladders: place, item and party (driver, firm, industry). Times are those of Beijing. Names below others carry them, so
-- that communities or items of one name are not taken for one; a grid cell has the community of the address register.
SELECT *, split_part(community, '/', 1) AS sub_district FROM (
    SELECT
        e.event_id,
        e.family AS kind,
        e.system,
        e.channel,
        e.department,
        e.satisfaction,
        e.handled_hours,
        from_utc_timestamp(e.requested_at, 'Asia/Shanghai') AS requested_at,
        from_utc_timestamp(e.due_at, 'Asia/Shanghai') AS due_at,
        from_utc_timestamp(e.closed_at, 'Asia/Shanghai') AS closed_at,
        e.category_1 AS family,
        e.category_1 || '/' || e.category_2 AS category,
        e.category_1 || '/' || e.category_2 || '/' || e.category_3 AS item,
        p.place.unit_code AS unit,
        p.place.building_code AS building,
        coalesce(p.place.grid_code, e.grid) AS grid,
        coalesce(g.community, e.sub_district || '/' || e.community, e.sub_district || '/') AS community,
        f.firm,
        e.driver,
        i.industry,
        r.matter_id AS matter
    FROM gold.event e
    LEFT JOIN (
        SELECT l.event_id,
            max_by(
                struct(a.unit_code, a.building_code, a.grid_code),
                struct(coalesce(l.confidence, 1), a.address_code)) AS place
        FROM gold.event_link l
        JOIN gold.address a ON l.entity_id = a.address_code
        WHERE l.entity_type = 'address' AND coalesce(l.confidence, 1) >= 0.5
        GROUP BY l.event_id) p ON e.event_id = p.event_id
    LEFT JOIN (
        SELECT grid_code, min(sub_district || '/' || community) AS community FROM gold.address
        WHERE grid_code IS NOT NULL GROUP BY grid_code) g ON coalesce(p.place.grid_code, e.grid) = g.grid_code
    LEFT JOIN (
        SELECT event_id, min(entity_id) AS firm FROM gold.event_link WHERE entity_type = 'firm'
        GROUP BY event_id HAVING count(*) = 1) f ON e.event_id = f.event_id
    LEFT JOIN gold.firm i ON f.firm = i.firm_id
    LEFT JOIN mart.recurring_event r ON e.event_id = r.event_id)
