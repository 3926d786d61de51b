create table note (id bigint primary key, words varchar(40));
insert into note values (1, 'remember');
