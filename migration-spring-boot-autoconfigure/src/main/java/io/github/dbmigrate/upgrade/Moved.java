package io.github.dbmigrate.upgrade;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.github.dbmigrate.script.MigrationFile;
import io.github.dbmigrate.script.MigrationFolder;
import io.github.dbmigrate.script.Replaced;
import io.github.dbmigrate.script.Version;
import io.github.dbmigrate.upgrade.DatabaseStatus.State;
import io.github.dbmigrate.upgrade.Findings.Finding;
import org.flywaydb.core.api.resolver.ResolvedMigration;
import org.flywaydb.core.extensibility.AppliedMigration;
import org.jspecify.annotations.Nullable;

/**
 * A database that ran files which have other versions now, since their branch moved on
 * top of another one. Its history is to tell the new versions, before it runs the rest.
 *
 * @param files what each old version is now
 * @param history what the database ran
 */
record Moved(Map<Version, MigrationFile> files, History history) {

	/** Where the history names old versions. */
	static Optional<Moved> of(MigrationFolder folder, History history) {
		Map<Version, AppliedMigration> applied = history.applied();
		Map<Version, MigrationFile> files = new TreeMap<>();
		for (MigrationFile file : movable(folder)) {
			file.header()
				.replaced()
				.stream()
				.filter((old) -> !applied.containsKey(file.version()) && isRow(applied.get(old.version()), old))
				.filter((old) -> !isFile(history.versioned().get(old.version()), old))
				.forEach((old) -> files.put(old.version(), file));
		}
		return files.isEmpty() ? Optional.empty() : Optional.of(new Moved(files, history));
	}

	/** The files that say which versions they had. */
	static List<MigrationFile> movable(MigrationFolder folder) {
		Optional<MigrationFile> squashed = folder.squashed();
		return folder.migrations()
			.stream()
			.filter((file) -> !file.header().replaced().isEmpty() && squashed.filter(file::equals).isEmpty())
			.toList();
	}

	private static boolean isRow(@Nullable AppliedMigration row, Replaced old) {
		return row != null && Objects.equals(row.getChecksum(), old.checksum());
	}

	private static boolean isFile(@Nullable ResolvedMigration file, Replaced old) {
		return file != null && Objects.equals(file.getChecksum(), old.checksum());
	}

	/**
	 * Tells the history, completely or not at all.
	 * @return whether it was told now
	 */
	static boolean tell(FlywaySession session, MigrationFolder folder) {
		return of(folder, session.history()).isPresent() && session.locked(() -> {
			Optional<Moved> moved = of(folder, session.history());
			if (moved.isPresent()) {
				moved.get().tell(session);
			}
			return moved.isPresent();
		});
	}

	private void tell(FlywaySession session) throws SQLException {
		HistorySql sql = session.historySql();
		List<String> statements = new ArrayList<>();
		this.files
			.forEach((old, file) -> statements.add(sql.become(Objects.requireNonNull(this.history.applied().get(old)),
					Objects.requireNonNull(this.history.versioned().get(file.version())))));
		session.atOnce(statements);
	}

	/** Whether a finding about that version is about a file that moved. */
	boolean covers(String version) {
		return Version.isVersion(version) && this.files.containsKey(Version.of(version));
	}

	Finding finding() {
		String moves = this.files.entrySet()
			.stream()
			.map((move) -> move.getKey() + ", which is " + move.getValue().fileName() + " now")
			.collect(Collectors.joining("; "));
		return new Finding(State.PENDING,
				"The database ran " + moves + " (db merge --renumber moved it), and its history does not tell so yet.",
				"db upgrade records it, and does not run it again. So does a start of the application.");
	}

}
