package io.github.dbmigrate.upgrade;

import java.sql.SQLException;
import java.util.Set;

import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Is told by Flyway about each migration that it runs.
 */
abstract class EachMigrateCallback implements Callback {

	private final String name;

	private final Set<Event> events;

	EachMigrateCallback(String name, Set<Event> events) {
		this.name = name;
		this.events = Set.copyOf(events);
	}

	abstract void on(Event event, Context context) throws SQLException;

	@Override
	public boolean supports(Event event, Context context) {
		return this.events.contains(event);
	}

	@Override
	public final boolean canHandleInTransaction(Event event, Context context) {
		return true;
	}

	@Override
	public final String getCallbackName() {
		return this.name;
	}

	@Override
	public final void handle(Event event, Context context) {
		try {
			on(event, context);
		}
		catch (SQLException ex) {
			throw new FlywayException(ex.getMessage(), ex);
		}
	}

}
