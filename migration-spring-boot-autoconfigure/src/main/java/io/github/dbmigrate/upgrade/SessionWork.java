package io.github.dbmigrate.upgrade;

import java.sql.SQLException;

/**
 * What is done while a session is open.
 *
 * @param <T> the result
 */
interface SessionWork<T> {

	T run(FlywaySession session) throws SQLException;

}
