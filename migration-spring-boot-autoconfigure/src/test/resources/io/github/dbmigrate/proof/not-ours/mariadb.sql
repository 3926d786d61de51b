create table customer_event (id bigint not null, at integer not null, primary key (id, at)) partition by range (at) (partition old values less than (2026), partition now values less than maxvalue)

create fulltext index fulltext_by_hand on customer (zip)

create index prefix_by_hand on customer (zip(3))

create trigger trigger_by_hand before update on customer for each row set new.zip = new.zip

create procedure procedure_by_hand() select 1

insert into customer_event values (1, 2026)
