package io.github.dbmigrate.generate;

import java.util.List;
import java.util.function.Predicate;

import io.github.dbmigrate.change.Fills;
import io.github.dbmigrate.change.SchemaDiff;
import io.github.dbmigrate.database.DatabaseSource;
import io.github.dbmigrate.database.LiveDatabase;
import io.github.dbmigrate.generate.compare.Comparison;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.TableName;
import io.github.dbmigrate.script.MigrationFolder;
import io.github.dbmigrate.upgrade.MigrationRunner;

/**
 * Compares a database with what the files up to a version make, before that version is
 * recorded. Tables that the files do not make are not theirs.
 */
final class StampProof {

	private final DatabaseSource source;

	private final MigrationFolder folder;

	private final MigrationRunner runner;

	StampProof(DatabaseSource source, MigrationFolder folder, MigrationRunner runner) {
		this.source = source;
		this.folder = folder;
		this.runner = runner;
	}

	void require(String target) {
		Schema made = this.runner.replayedTo(target, this::read);
		Predicate<TableName> strange = (name) -> !made.tables().containsKey(name)
				&& !made.sequences().containsKey(name);
		try (LiveDatabase live = this.source.connect()) {
			List<String> differences = SchemaDiff.between(read(live).without(strange), made, Fills.NONE)
				.stream()
				.map((change) -> change.summary(live.dialect()))
				.toList();
			if (!differences.isEmpty()) {
				throw unequal(target, differences);
			}
		}
	}

	private static MigrationException unequal(String target, List<String> differences) {
		return new MigrationException(Failure.FINDINGS,
				"This database is not what the files up to " + target + " make. To become so it lacks:\n  "
						+ String.join("\n  ", differences) + "\nNothing was recorded.",
				"Make these changes by hand, or stamp the version at which it is; without --verify nothing is compared.");
	}

	private Schema read(DatabaseSource source) {
		try (LiveDatabase live = source.connect()) {
			return read(live);
		}
	}

	private Schema read(LiveDatabase live) {
		Schema known = this.folder.snapshot()
			.map((snapshot) -> snapshot.model().schema())
			.orElse(Schema.of(List.of(), List.of()));
		return Made.schema(live, Comparison.schemas(known), known, this.runner.ignoredTables());
	}

}
