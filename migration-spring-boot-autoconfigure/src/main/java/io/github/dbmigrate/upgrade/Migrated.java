package io.github.dbmigrate.upgrade;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What an upgrade, a downgrade or a stamp did.
 *
 * @param from the version before, or {@code null} for none
 * @param to the version after, or {@code null} for none
 * @param migrations the scripts run or recorded, in order
 * @param notes what to do about it besides
 */
public record Migrated(@Nullable String from, @Nullable String to, List<String> migrations, List<String> notes) {

	public Migrated {
		migrations = List.copyOf(migrations);
		notes = List.copyOf(notes);
	}

	public Migrated(@Nullable String from, @Nullable String to, List<String> migrations) {
		this(from, to, migrations, List.of());
	}

	Migrated noting(List<String> more) {
		return new Migrated(this.from, this.to, this.migrations, more);
	}

}
