package io.github.dbmigrate.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.github.dbmigrate.upgrade.Migrated;
import org.jspecify.annotations.Nullable;

/**
 * The scripts that ran or were recorded, and where the database stands now.
 */
record MigratedReport(Migrated migrated, String done) implements Report {

	static MigratedReport ran(Migrated migrated) {
		return new MigratedReport(migrated, "Ran ");
	}

	static MigratedReport recorded(Migrated migrated) {
		return new MigratedReport(migrated, "Recorded ");
	}

	@Override
	public List<String> lines(Style style) {
		List<String> lines = new ArrayList<>(this.migrated.migrations().stream().map(this.done::concat).toList());
		lines.add(Objects.equals(this.migrated.from(), this.migrated.to())
				? "The database is at " + place(this.migrated.to())
				: "The database went from " + place(this.migrated.from()) + " to " + place(this.migrated.to()));
		return lines;
	}

	@Override
	public List<String> notes() {
		return this.migrated.notes();
	}

	@Override
	public Object json() {
		return this.migrated;
	}

	private static String place(@Nullable String version) {
		return (version != null) ? version : "base";
	}

}
