package io.github.dbmigrate.script;

/**
 * One statement of a script.
 *
 * @param line the line on which it begins
 * @param sql the text without its delimiter
 * @param transactional whether it may run inside a transaction
 */
public record ScriptStatement(int line, String sql, boolean transactional) {
}
