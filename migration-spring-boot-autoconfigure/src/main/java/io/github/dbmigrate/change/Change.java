package io.github.dbmigrate.change;

import java.util.List;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.TableName;

/**
 * One difference between two schemas, and how to close it. It keeps everything that is
 * needed to render it, to describe it and to take it back.
 */
public interface Change {

	/**
	 * The table or sequence that changes.
	 */
	TableName subject();

	/**
	 * Where its statements stand in the file.
	 */
	Phase phase();

	/**
	 * Its place among the changes of its phase, where one must come before another.
	 */
	default int step() {
		return 0;
	}

	/**
	 * One line for people, with names as they would be written bare, beginning with
	 * {@code +}, {@code ~} or {@code -}.
	 */
	String summary(SqlDialect dialect);

	/**
	 * The statements, without terminators.
	 */
	List<String> sql(SqlDialect dialect);

	/**
	 * Whether its statements may run in a transaction.
	 */
	default boolean transactional() {
		return true;
	}

	/**
	 * The change that takes this one back.
	 */
	Change undo();

}
