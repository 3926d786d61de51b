-- migration:undo-of V20261125162913__create_user_table.sql, checksum -39813526

-- - table user
drop table user;
