-- title: 各地企业 Firms by place
-- purpose: How many registered firms each city, district, sub-district and community has, what capital they state and when the first and last was founded.
-- column city: 市 City
-- column district: 区 District
-- column sub_district: 街道 Sub-district
-- column community: 社区 Community
-- column firms: 企业数 Number of firms
-- column firms_with_valid_code: 统一社会信用代码有效的企业数 Firms whose unified social credit code passes its check digit
-- column firms_with_capital_in_cny: 人民币注册资本已知的企业数 Firms that state a capital in CNY
-- column capital_in_cny: 注册资本合计(元) Capital of these firms in CNY; other currencies are not converted
-- column first_founded_on: 最早成立日期 Day the oldest firm was founded
-- column last_founded_on: 最近成立日期 Day the newest firm was founded
select
    city,
    district,
    sub_district,
    community,
    count(*) as firms,
    count_if(credit_code_valid) as firms_with_valid_code,
    count(capital_amount) filter (where capital_currency = 'CNY') as firms_with_capital_in_cny,
    sum(capital_amount) filter (where capital_currency = 'CNY') as capital_in_cny,
    min(founded_on) as first_founded_on,
    max(founded_on) as last_founded_on
from lake.gold.firm
where registered
group by city, district, sub_district, community
