package io.github.dbmigrate.upgrade;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What an upgrade, a downgrade or a stamp did.
 *
 * @param from the version before, or {@code null} for none
 * @param to the version after, or {@code null} for none
 * @param migrations the scripts run or recorded, in order
 */
public record Migrated(@Nullable String from, @Nullable String to, List<String> migrations) {

	public Migrated {
		migrations = List.copyOf(migrations);
	}

}
