-- What the registry tells of firms, as of a day; of one that the registry does not know these facts are unknown.
WITH registration AS (
    SELECT l.firm_id,
        max_by(struct(r.status, r.ended, r.firm_type, r.industry, r.founded_on), struct(r.updated_at, r.record_key)) AS last,
        max(coalesce(CAST(r.updated_at AS date), r.arrived_on)) AS told_on
    FROM silver.firm_registration r
    JOIN gold.firm_link l
        ON l.record_table = 'silver.firm_registration' AND l.source = r.source
        AND l.record_key = concat_ws('|', coalesce(r.credit_code, ''), coalesce(r.name, ''))
    WHERE NOT coalesce(r.arrived_on > :as_of, false) AND l.firm_id IS NOT NULL
    GROUP BY l.firm_id
)
SELECT f.firm_id AS entity,
    CASE WHEN r.firm_id IS NOT NULL THEN NOT coalesce(r.last.ended, false) AND NOT coalesce(r.last.status LIKE '吊销%', false)
        AND coalesce(r.last.founded_on <= :as_of, true) END AS active,
    coalesce(r.last.founded_on, f.founded_on) AS founded,
    CASE WHEN r.last.firm_type LIKE '%个体%' THEN '个体工商户'
         WHEN r.last.firm_type LIKE '%分公司%' OR r.last.firm_type LIKE '%分支%' THEN '分公司'
         WHEN r.last.firm_type IS NOT NULL THEN '公司' END AS legal_form,
    CASE left(coalesce(r.last.industry, f.industry), 1)
         WHEN 'C' THEN '制造业' WHEN 'E' THEN '建筑业' WHEN 'F' THEN '批发和零售业' WHEN 'G' THEN '交通运输、仓储和邮政业'
         WHEN 'H' THEN '住宿和餐饮业' WHEN 'I' THEN '信息传输、软件和信息技术服务业' WHEN 'M' THEN '科学研究和技术服务业'
         WHEN '' THEN NULL ELSE CASE WHEN coalesce(r.last.industry, f.industry) IS NOT NULL THEN '其他' END END AS section,
    f.sub_district,
    r.told_on AS firm_as_of
FROM gold.firm f
LEFT JOIN registration r ON f.firm_id = r.firm_id
