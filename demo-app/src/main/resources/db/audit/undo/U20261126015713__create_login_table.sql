-- migration:undo-of V20261126015713__create_login_table.sql, checksum 1053084448

-- - table login
drop table login;
