package io.github.dbmigrate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.github.dbmigrate.FileLint.Statements;
import io.github.dbmigrate.Planned.PlannedFile;
import io.github.dbmigrate.schema.TableName;
import io.github.dbmigrate.script.Version;
import io.github.dbmigrate.upgrade.DatabaseStatus;
import io.github.dbmigrate.upgrade.DatabaseStatus.State;
import io.github.dbmigrate.upgrade.MigrationRunner;
import io.github.dbmigrate.upgrade.PendingMigration;
import org.jspecify.annotations.Nullable;

/**
 * Tells of pending files what they would do and to how many rows.
 */
final class UpgradePlan {

	private final MigrationRunner runner;

	private final FileLint lint;

	UpgradePlan(MigrationRunner runner, FileLint lint) {
		this.runner = runner;
		this.lint = lint;
	}

	Planned of(DatabaseStatus status, List<PendingMigration> files) {
		List<Statements> statements = files.stream().map(this.lint::statements).toList();
		Set<TableName> tables = new HashSet<>();
		statements.forEach((one) -> tables.addAll(one.tables()));
		Map<TableName, Long> rows = tables.isEmpty() ? Map.of() : this.runner.rows(tables);
		List<PlannedFile> planned = new ArrayList<>();
		for (int i = 0; i < files.size(); i++) {
			planned.add(planned(files.get(i), statements.get(i), rows));
		}
		String to = to(status.current(), files);
		return (status.state() == State.FAILED)
				? new Planned(status.current(), to, status.problem(), status.remedy(), planned)
				: new Planned(status.current(), to, null, null, planned);
	}

	/** The highest version: what runs late stays below. */
	private static @Nullable String to(@Nullable String current, List<PendingMigration> files) {
		return Stream
			.concat(Stream.ofNullable(current).map(Version::of),
					files.stream().map(PendingMigration::version).flatMap(Stream::ofNullable))
			.max(Comparator.naturalOrder())
			.map(Version::toString)
			.orElse(null);
	}

	private PlannedFile planned(PendingMigration file, Statements statements, Map<TableName, Long> rows) {
		Map<String, Long> counted = new TreeMap<>();
		rows.forEach((table, count) -> {
			if (statements.tables().contains(table)) {
				counted.put(table.toString(), count);
			}
		});
		return new PlannedFile((file.version() != null) ? file.version().toString() : null, file.script(),
				file.location(), file.header().operations(), (file.sql() != null) ? statements.count() : null,
				this.lint.findings(file), counted);
	}

}
