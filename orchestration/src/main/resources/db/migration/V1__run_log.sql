-- What runs do and did: the lake's own memory, from which the ops tables are written.

create schema if not exists lake;

create sequence lake.run_sequence;

create table lake.run (
    run_id      text primary key,
    job         text        not null,
    as_of       date        not null,
    mode        text        not null check (mode in ('incremental', 'full', 'replay')),
    fingerprint text        not null,
    status      text        not null check (status in ('started', 'failed', 'abandoned', 'audit_failed', 'published')),
    started_at  timestamptz not null default now(),
    ended_at    timestamptz,
    message     text,
    recorded    boolean     not null default false
);

create table lake.step_run (
    run_id     text        not null references lake.run,
    step       text        not null,
    attempt    int         not null,
    status     text        not null check (status in ('started', 'failed', 'done')),
    started_at timestamptz not null default now(),
    ended_at   timestamptz,
    message    text,
    primary key (run_id, step, attempt)
);

-- Where each table's branch stood after the last step of the run that finished.
create table lake.branch_head (
    run_id      text   not null references lake.run,
    table_name  text   not null,
    snapshot_id bigint not null,
    primary key (run_id, table_name)
);

create table lake.ledger (
    run_id           text   not null references lake.run,
    step             text   not null,
    rows_in          bigint not null,
    rows_out         bigint not null,
    quarantined      bigint not null,
    merged           bigint not null,
    filtered         bigint not null,
    filtered_reasons text,
    primary key (run_id, step)
);

create table lake.notice (
    notice_id bigserial primary key,
    run_id    text    not null references lake.run,
    step      text    not null,
    code      text    not null,
    location  text    not null,
    message   text    not null,
    remedy    text    not null,
    refused   boolean not null
);

create table lake.quality_result (
    run_id     text             not null references lake.run,
    table_name text             not null,
    rule       text             not null,
    severity   text             not null,
    metric     double precision,
    passed     boolean          not null,
    message    text             not null,
    primary key (run_id, table_name, rule)
);

-- The last run whose rows a step has processed, per table; moves with the publication.
create table lake.processed (
    step       text not null,
    table_name text not null,
    run_id     text not null,
    primary key (step, table_name)
);

-- What a run is about to publish: recorded before the pointers move, done when they have.
create table lake.publication (
    run_id               text    not null references lake.run,
    table_name           text    not null,
    snapshot_id          bigint  not null,
    previous_snapshot_id bigint,
    base_metadata        text    not null,
    new_metadata         text    not null,
    done                 boolean not null default false,
    primary key (run_id, table_name)
);

-- Which tables the steps of a run will have processed once it is published.
create table lake.intended_mark (
    run_id     text not null references lake.run,
    step       text not null,
    table_name text not null,
    primary key (run_id, step, table_name)
);
