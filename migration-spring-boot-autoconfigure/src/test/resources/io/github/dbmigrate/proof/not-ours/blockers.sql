create view names as select id, name from customer

create view zips as select zip from customer

create schema apart

create materialized view apart.olds as select old from customer

create function stamp() returns trigger language plpgsql as $$ begin return new; end $$

create trigger on_name before update of name on customer for each row execute function stamp()

create policy on_old on customer using (old > 1)
