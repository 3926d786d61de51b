package io.github.dbmigrate.upgrade;

import java.time.temporal.ChronoUnit;
import java.util.List;

import io.github.dbmigrate.script.Version;
import org.flywaydb.core.extensibility.AppliedMigration;
import org.jspecify.annotations.Nullable;

/**
 * Puts results together.
 */
final class Runs {

	private Runs() {
	}

	static Migrated result(@Nullable Version from, @Nullable Version to, List<String> scripts) {
		return new Migrated(text(from), text(to), scripts);
	}

	/** When a migration ran, to the second and in the zone that the letter says. */
	static String time(AppliedMigration row) {
		return row.getInstalledOn().toInstant().truncatedTo(ChronoUnit.SECONDS).toString();
	}

	static @Nullable String text(@Nullable Version version) {
		return (version != null) ? version.toString() : null;
	}

}
