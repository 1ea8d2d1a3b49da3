-- title: 每月事件 Events by month
-- purpose: How many events were requested each month by system, first category and district, how many of them are closed and how long that took.
-- column month: 月份 First day of the month of the request, in Chinese time
-- column system: 来源系统 System the event comes from
-- column category_1: 一级分类 First category
-- column district: 区 District
-- column events: 事件数 Number of events
-- column closed: 已办结数 Events that are closed
-- column median_hours_to_close: 办结用时中位数(小时) Median hours from request to close, of the closed ones (approximate)
select
    cast(date_trunc('month', requested_at at time zone 'Asia/Shanghai') as date) as month,
    system,
    category_1,
    district,
    count(*) as events,
    count(closed_at) as closed,
    approx_percentile(date_diff('second', requested_at, closed_at) / 3600.0e0, 0.5) as median_hours_to_close
from lake.gold.event
group by 1, system, category_1, district
