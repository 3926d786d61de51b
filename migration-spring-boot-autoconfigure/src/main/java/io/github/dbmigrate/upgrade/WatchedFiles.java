package io.github.dbmigrate.upgrade;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Tells a watcher what Flyway runs.
 */
final class WatchedFiles implements Callback {

	private static final Set<Event> EVENTS = EnumSet.of(Event.BEFORE_EACH_MIGRATE, Event.AFTER_EACH_MIGRATE,
			Event.AFTER_EACH_MIGRATE_ERROR);

	private final UpgradeWatcher watcher;

	private long begun;

	WatchedFiles(UpgradeWatcher watcher) {
		this.watcher = watcher;
	}

	@Override
	public boolean supports(Event event, Context context) {
		return EVENTS.contains(event);
	}

	@Override
	public boolean canHandleInTransaction(Event event, Context context) {
		return true;
	}

	@Override
	public String getCallbackName() {
		return "migration-watcher";
	}

	@Override
	public void handle(Event event, Context context) {
		MigrationInfo migration = context.getMigrationInfo();
		if (migration == null) {
			return;
		}
		String script = migration.getScript().substring(migration.getScript().lastIndexOf('/') + 1);
		if (event == Event.BEFORE_EACH_MIGRATE) {
			this.begun = System.nanoTime();
			this.watcher.began(script);
		}
		else {
			this.watcher.ended(script, Duration.ofNanos(System.nanoTime() - this.begun));
		}
	}

}
