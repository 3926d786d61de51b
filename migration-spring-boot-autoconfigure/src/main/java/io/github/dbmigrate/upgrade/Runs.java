package io.github.dbmigrate.upgrade;

import java.util.List;

import io.github.dbmigrate.script.Version;
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

	static @Nullable String text(@Nullable Version version) {
		return (version != null) ? version.toString() : null;
	}

}
