set foreign_key_checks = 0;
drop database if exists other_mysql;
set foreign_key_checks = 1;
create database other_mysql;
create table other_mysql.remote (id int primary key);
create table parent (
	id bigint auto_increment primary key,
	name varchar(20) not null default 'a''b' comment 'it''s',
	e enum('A', 'B''x'),
	js json,
	n int unsigned not null default 5,
	d datetime(6) default current_timestamp(6) on update current_timestamp(6),
	g int generated always as (part + 1) stored,
	u varchar(10) collate utf8mb4_bin check (u <> ''),
	bt bit(1) default b'1',
	tf boolean default true,
	nn int default null,
	part int,
	dd decimal(10, 2) default 1.5,
	ex int default (1 + 2),
	tx longtext,
	un binary(16) default (uuid_to_bin(uuid())),
	t time(3),
	r bigint default (PART * 2),
	sp point not null srid 4326,
	inv int invisible,
	constraint uk_name unique (name),
	constraint ck_n check (n > 0 and n < 100),
	constraint ck_letters check (NAME <> 'é' or Name like 'a\\_%' or name = 'it''s'),
	constraint ck_off check (n > 5) not enforced,
	index ix_n (n desc, e),
	index ix_prefix (tx(10), n),
	fulltext index ix_words (tx),
	unique index ux_prefix (tx(5)),
	index ix_lower ((lower(name)), n),
	index ix_hidden (n) invisible,
	spatial index ix_sp (sp),
	unique index ux_down (d desc)
) comment = 'the "parent"';
create table child (
	id int,
	part int,
	parent_id bigint,
	r int,
	a int,
	b int,
	primary key (part, id),
	constraint fk_parent foreign key (parent_id) references parent (id) on delete cascade on update set null,
	constraint fk_remote foreign key (r) references other_mysql.remote (id),
	unique index uk_ba (b, a)
);
create table grandchild (
	id int primary key,
	y int,
	x int,
	index ix_own (x, y),
	constraint fk_child foreign key (x, y) references child (part, id) on delete set null
);
create table unnamed (id int primary key, p bigint, foreign key (p) references parent (id));
create table other_mysql.visitor (id int primary key, r int,
	constraint fk_home foreign key (r) references other_mysql.remote (id));
create table partitioned (id int primary key) partition by hash (id) partitions 2;
create table `Select` (`Order` int primary key, `größe` varchar(3), `a``b` int);
create table flyway_schema_history (installed_rank int primary key);
create temporary table temporary_table (id int);
create view parent_view as select * from parent;
insert into parent (name, n, tx, d, sp) values ('x', 1, 'a', '2020-01-01', st_srid(point(1, 2), 4326)), ('y', 2, 'b', '2020-01-02', st_srid(point(3, 4), 4326));
insert into child (id, part, parent_id) values (1, 1, 1);
insert into `Select` values (1, 'ä', 2);
