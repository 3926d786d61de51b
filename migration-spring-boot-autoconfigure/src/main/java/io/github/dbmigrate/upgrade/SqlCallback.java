package io.github.dbmigrate.upgrade;

import java.util.Comparator;

import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.internal.sqlscript.SqlScript;

/**
 * A script that Flyway runs besides the migrations.
 *
 * @param event when it runs
 * @param file its name
 * @param script its statements
 */
record SqlCallback(Event event, String file, SqlScript script) implements Comparable<SqlCallback> {

	private static final Comparator<SqlCallback> ORDER = Comparator.comparing(SqlCallback::event)
		.thenComparing(SqlCallback::file);

	@Override
	public int compareTo(SqlCallback other) {
		return ORDER.compare(this, other);
	}

}
