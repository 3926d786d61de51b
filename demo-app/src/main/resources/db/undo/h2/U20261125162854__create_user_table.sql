-- migration:undo-of V20261125162854__create_user_table.sql, checksum -563239567

-- - table user
drop table "user";
