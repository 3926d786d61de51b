package io.github.dbmigrate.upgrade;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Tells a watcher what Flyway runs.
 */
final class WatchedFiles extends EachMigrateCallback {

	private static final Set<Event> EVENTS = EnumSet.of(Event.BEFORE_EACH_MIGRATE, Event.AFTER_EACH_MIGRATE,
			Event.AFTER_EACH_MIGRATE_ERROR);

	private final UpgradeWatcher watcher;

	private long begun;

	WatchedFiles(UpgradeWatcher watcher) {
		super("migration-watcher", EVENTS);
		this.watcher = watcher;
	}

	@Override
	void on(Event event, Context context) {
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
