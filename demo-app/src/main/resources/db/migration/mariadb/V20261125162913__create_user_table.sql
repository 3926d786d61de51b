-- Create user table
-- migration:format 1
-- migration:vendor mariadb
-- + table user

-- + table user
create table user (
    id bigint not null auto_increment,
    username varchar(80) not null,
    primary key (id),
    constraint uk_user_username unique (username)
);
