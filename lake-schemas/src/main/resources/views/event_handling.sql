-- title: 事件办理时效 How events are handled
-- purpose: What share of the events that have a deadline was closed after it, by system and first category; an open event is not judged.
-- column system: 来源系统 System the event comes from
-- column category_1: 一级分类 First category
-- column events: 事件数 Number of events
-- column with_deadline: 有时限的事件数 Events that have a deadline
-- column closed_with_deadline: 有时限且已办结的事件数 Events that have a deadline and are closed
-- column closed_late: 超时办结数 Events closed after their deadline
-- column late_share: 超时率 Closed late, as a share of those closed that had a deadline
-- column replied: 已答复数 Events that were replied to
-- column median_hours_to_reply: 答复用时中位数(小时) Median hours from request to reply (approximate)
select
    system,
    category_1,
    count(*) as events,
    count(due_at) as with_deadline,
    count_if(due_at is not null and closed_at is not null) as closed_with_deadline,
    count_if(closed_at > due_at) as closed_late,
    cast(count_if(closed_at > due_at) as double)
        / nullif(count_if(due_at is not null and closed_at is not null), 0) as late_share,
    count(replied_at) as replied,
    approx_percentile(date_diff('second', requested_at, replied_at) / 3600.0e0, 0.5) as median_hours_to_reply
from lake.gold.event
group by system, category_1
