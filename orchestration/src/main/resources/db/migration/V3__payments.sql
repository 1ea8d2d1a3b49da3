-- Batches of payments from their preparation to their release, with who did what.

create table lake.payment_batch (
    batch    text           primary key,
    policy   text           not null,
    title    text           not null,
    period   text           not null,
    year     int            not null,
    as_of    date           not null,
    fund     text,
    channel  text           not null,
    lines    int            not null check (lines > 0),
    amount   numeric(18, 2) not null check (amount > 0),
    checksum text           not null,
    state    text           not null check (state in ('prepared', 'checked', 'released', 'withdrawn')),
    paid_on  date           check ((paid_on is null) = (state <> 'released'))
);

create table lake.payment_line (
    batch     text           not null references lake.payment_batch,
    line      int            not null,
    entity    text           not null,
    name      text,
    id_number text,
    policy    text           not null,
    period    text           not null,
    year      int            not null,
    amount    numeric(18, 2) not null check (amount > 0),
    is_open   boolean        not null default true,
    primary key (batch, line)
);

-- Nobody stands twice for the same in batches that are not withdrawn.
create unique index payment_line_once on lake.payment_line (policy, entity, period) where is_open;

create table lake.payment_step (
    batch  text        not null references lake.payment_batch,
    step   text        not null check (step in ('prepare', 'check', 'release', 'withdraw')),
    person text        not null,
    at     timestamptz not null default now(),
    reason text,
    primary key (batch, step)
);
