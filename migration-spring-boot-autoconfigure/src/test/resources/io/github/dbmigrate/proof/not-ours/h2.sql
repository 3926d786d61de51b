create domain zip_code as varchar(9)

alter table customer add column home zip_code

create trigger trigger_by_hand before update on customer for each row call "io.github.dbmigrate.proof.NotOursTests$Stamp"

create alias stamp_by_hand for "java.lang.Math.abs(long)"

create table customer_event (id bigint, customer_id bigint references customer (id))

insert into customer_event values (1, 1)
