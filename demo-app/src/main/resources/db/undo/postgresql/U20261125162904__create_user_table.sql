-- migration:undo-of V20261125162904__create_user_table.sql, checksum 924333743

-- - table user
drop table "user";
