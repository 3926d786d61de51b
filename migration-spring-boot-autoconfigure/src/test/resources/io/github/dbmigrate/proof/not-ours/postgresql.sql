create extension hstore

create extension btree_gist

create domain zip_code as text check (length(value) < 9)

create table customer_event (id bigint, at date, customer_id bigint references customer (id)) partition by range (at)

create table customer_event_2026 partition of customer_event for values from ('2026-01-01') to ('2027-01-01')

create materialized view zip_counts as select zip, count(*) from customer group by zip

create index partial_by_hand on customer (zip) where zip is not null

create index covering_by_hand on customer (zip) include (id)

create index expression_by_hand on customer (lower(zip))

alter table customer add column tags text[]

create index gin_by_hand on customer using gin (tags)

alter table customer add column home zip_code

alter table customer add column during daterange

alter table customer add constraint exclusion_by_hand exclude using gist (id with =, during with &&)

create unique index pair_by_hand on customer (id, zip)

alter table purchase add column pair_id bigint

alter table purchase add column pair_zip varchar(9)

alter table purchase add constraint full_by_hand foreign key (pair_id, pair_zip) references customer (id, zip) match full

create function stamp() returns trigger language plpgsql as $$ begin return new; end $$

create trigger trigger_by_hand before update on customer for each row execute function stamp()

alter table customer enable row level security

create policy policy_by_hand on customer using (true)

create rule rule_by_hand as on delete to purchase do also nothing

insert into customer_event values (1, '2026-05-01', 1)
