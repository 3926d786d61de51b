-- - foreign key fk_gone_team on gone -> team
alter table gone drop foreign key fk_gone_team, drop index fk_gone_team;
-- ~ unique constraint uk_person_name -> uk_person_full_name on person
alter table person rename index uk_person_name to uk_person_full_name;
-- - index ix_person_team on person
alter table person drop foreign key fk_person_team;
drop index ix_person_team on person;
alter table person add constraint fk_person_team foreign key (team_id) references team (id);
-- - check ck_person_age on person
alter table person drop constraint ck_person_age;
-- + column person.email varchar(120) not null unique
alter table person add column email varchar(120);
update person set email = concat(name, '@example.invalid') where email is null;
alter table person modify email varchar(120) not null, add constraint uk_person_email unique (email);
-- + column team.lead_id bigint
alter table team add column lead_id bigint;
-- ~ column person.name type varchar(40) -> varchar(80), null -> not null, comment none -> it's ${name}
alter table person modify name varchar(80) comment 'it''s $\{name}';
update person set name = 'nobody' where name is null;
alter table person modify name varchar(80) not null comment 'it''s $\{name}';
-- ~ column person.age default none -> 18
alter table person modify age int default 18;
-- + check ck_person_age on person
alter table person add constraint ck_person_age check (age > 17);
-- + foreign key fk_team_lead on team -> person
alter table team add constraint fk_team_lead foreign key (lead_id) references person (id) on delete set null;
-- ~ comment of table team
alter table team comment = 'a team';
-- - column person.old
alter table person drop column old;
-- - table gone
drop table gone;

==== undo
-- - foreign key fk_team_lead on team -> person
alter table team drop foreign key fk_team_lead, drop index fk_team_lead;
-- ~ unique constraint uk_person_full_name -> uk_person_name on person
alter table person rename index uk_person_full_name to uk_person_name;
-- - check ck_person_age on person
alter table person drop constraint ck_person_age;
-- + table gone (its rows are not restored)
create table gone (
    id bigint not null,
    team_id bigint,
    primary key (id)
);
-- + column person.old varchar(10) not null (its data is not restored)
alter table person add column old varchar(10) not null default '' after team_id;
alter table person alter column old drop default;
-- ~ column person.name type varchar(80) -> varchar(40), not null -> null, comment it's ${name} -> none
alter table person modify name varchar(40);
-- ~ column person.age default 18 -> none
alter table person modify age int;
-- + index ix_person_team on person
create index ix_person_team on person (team_id);
-- + check ck_person_age on person
alter table person add constraint ck_person_age check (age > 0);
-- + foreign key fk_gone_team on gone -> team
alter table gone add constraint fk_gone_team foreign key (team_id) references team (id);
-- ~ comment of table team
alter table team comment = '';
-- - column person.email
alter table person drop column email;
-- - column team.lead_id
alter table team drop column lead_id;
