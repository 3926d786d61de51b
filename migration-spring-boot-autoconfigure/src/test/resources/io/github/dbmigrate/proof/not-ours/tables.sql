create table qrtz_job_details (sched_name varchar(120) not null, job_name varchar(190) not null, job_group varchar(190) not null, is_durable boolean not null, job_data BLOB, primary key (sched_name, job_name, job_group))

create table qrtz_triggers (sched_name varchar(120) not null, trigger_name varchar(190) not null, job_name varchar(190) not null, job_group varchar(190) not null, prev_fire_time bigint, primary key (sched_name, trigger_name), foreign key (sched_name, job_name, job_group) references qrtz_job_details (sched_name, job_name, job_group))

create index idx_qrtz_t_j on qrtz_triggers (sched_name, job_name, job_group)

create table spring_session (primary_id char(36) not null, session_id char(36) not null, creation_time bigint not null, principal_name varchar(100), constraint spring_session_pk primary key (primary_id))

create unique index spring_session_ix1 on spring_session (session_id)

create table spring_session_attributes (session_primary_id char(36) not null, attribute_name varchar(200) not null, attribute_bytes BLOB not null, constraint spring_session_attributes_pk primary key (session_primary_id, attribute_name), constraint spring_session_attributes_fk foreign key (session_primary_id) references spring_session (primary_id) on delete cascade)

create table batch_job_instance (job_instance_id bigint not null primary key, version bigint, job_name varchar(100) not null, job_key varchar(32) not null, constraint job_inst_un unique (job_name, job_key))

create table batch_job_execution (job_execution_id bigint not null primary key, job_instance_id bigint not null, status varchar(10), constraint job_inst_exec_fk foreign key (job_instance_id) references batch_job_instance (job_instance_id))

create sequence batch_job_seq

create table spatial_ref_sys (srid integer not null primary key check (srid > 0 and srid <= 998999), auth_name varchar(256), srtext varchar(2048))

create table other_team (id bigint primary key, customer_id bigint, constraint other_team_customer foreign key (customer_id) references customer (id) on delete cascade)

create index by_hand on customer (zip, id)

alter table customer add constraint zip_by_hand check (zip <> 'none')

alter table purchase add column clerk_id bigint

alter table purchase add constraint clerk_by_hand foreign key (clerk_id) references customer (id) on delete set null

create view zips as select id, zip from customer

insert into qrtz_job_details (sched_name, job_name, job_group, is_durable) values ('s', 'j', 'g', true)

insert into qrtz_triggers (sched_name, trigger_name, job_name, job_group) values ('s', 't', 'j', 'g')

insert into spring_session (primary_id, session_id, creation_time) values ('a', 'b', 1)

insert into batch_job_instance values (1, 0, 'n', 'k')

insert into batch_job_execution values (1, 1, 'DONE')

insert into spatial_ref_sys values (4326, 'EPSG', 'GEOGCS')
