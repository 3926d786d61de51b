package io.github.dbmigrate.upgrade;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.dbmigrate.script.Version;
import org.flywaydb.core.api.resolver.ResolvedMigration;

/**
 * Records that what is applied has other versions now.
 */
final class Restamp {

	private final FlywaySession session;

	Restamp(FlywaySession session) {
		this.session = session;
	}

	void run(Map<Version, Version> moves) {
		History history = this.session.history();
		List<Version> applied = new ArrayList<>(
				moves.keySet().stream().filter(history.applied()::containsKey).toList());
		Collections.sort(applied);
		for (int i = applied.size() - 1; i >= 0; i--) {
			this.session.recordDeleted(Objects.requireNonNull(history.applied().get(applied.get(i))));
		}
		for (Version version : applied) {
			ResolvedMigration file = Objects.requireNonNull(history.versioned().get(moves.get(version)));
			this.session.record(file, file.getType());
		}
	}

}
