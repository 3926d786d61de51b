package io.github.dbmigrate.generate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

import io.github.dbmigrate.change.AlterColumn;
import io.github.dbmigrate.change.Change;
import io.github.dbmigrate.change.Fills;
import io.github.dbmigrate.change.SchemaDiff;
import io.github.dbmigrate.database.DatabaseSource;
import io.github.dbmigrate.database.LiveDatabase;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.generate.Checked.Difference;
import io.github.dbmigrate.generate.compare.Comparison;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.script.MigrationFile;
import io.github.dbmigrate.script.MigrationFolder;
import io.github.dbmigrate.script.UndoFile;
import io.github.dbmigrate.script.Version;
import io.github.dbmigrate.upgrade.HistoryEntry;
import io.github.dbmigrate.upgrade.MigrationRunner;
import org.jspecify.annotations.Nullable;

/**
 * Takes the migrations of a database back, one by one, and runs them again, and tells
 * where a way back leaves something else than there was before its migration.
 */
final class WaysBack {

	private static final String GIVEN_UP = "neither is its NOT NULL";

	private final DatabaseSource source;

	private final MigrationFolder folder;

	private final MigrationRunner runner;

	WaysBack(DatabaseSource source, MigrationFolder folder, MigrationRunner runner) {
		this.source = source;
		this.folder = folder;
		this.runner = runner;
	}

	/**
	 * Plays all of them.
	 * @param above the version that stays, or {@code null} to go down as far as possible
	 * @param losesData asked where rows would be lost
	 * @return what differs; the database is at head again
	 */
	List<Difference> play(@Nullable String above, Predicate<String> losesData) {
		if (saysNothingAbove(above)) {
			return List.of();
		}
		List<UndoFile> plan = this.runner.downgradePlan((above != null) ? above : "base");
		Schema head = read();
		try {
			Map<UndoFile, Schema> left = takeBack(plan, losesData);
			return new ArrayList<>(runAgain(plan, left, head));
		}
		catch (MigrationException ex) {
			throw new MigrationException(ex.failure(), ex.getMessage() + backToHead(), ex.remedy(), ex);
		}
	}

	private boolean saysNothingAbove(@Nullable String above) {
		List<Version> floors = this.folder.migrations()
			.stream()
			.filter((file) -> file.header().baseline())
			.map(MigrationFile::version)
			.toList();
		return this.runner.history()
			.stream()
			.filter((entry) -> entry.installedRank() != null && !entry.type().contains("BASELINE"))
			.map(HistoryEntry::version)
			.filter(Objects::nonNull)
			.map(Version::of)
			.filter((version) -> floors.stream().allMatch((floor) -> version.compareTo(floor) > 0))
			.noneMatch((version) -> above == null || version.compareTo(Version.of(above)) > 0);
	}

	private Map<UndoFile, Schema> takeBack(List<UndoFile> plan, Predicate<String> losesData) {
		Map<UndoFile, Schema> left = new LinkedHashMap<>();
		for (UndoFile undo : plan) {
			this.runner.downgrade("-1", losesData);
			left.put(undo, read());
		}
		return left;
	}

	/**
	 * What a way back left is compared with what the files below it make.
	 */
	private List<Difference> runAgain(List<UndoFile> plan, Map<UndoFile, Schema> left, Schema head) {
		List<Difference> differences = new ArrayList<>();
		for (int i = plan.size() - 1; i >= 0; i--) {
			if (i < plan.size() - 1) {
				compare(plan.get(i), Objects.requireNonNull(left.get(plan.get(i))), read(), differences);
			}
			this.runner.upgrade(plan.get(i).version().toString());
		}
		List<Change> changed = differences(read(), head);
		if (!changed.isEmpty() && differences.isEmpty()) {
			differences.add(new Difference("files-undo",
					"Taken back and run again, the migrations lead elsewhere than before: " + summaries(changed),
					"Correct the files so that they do the same on a database of any age."));
		}
		this.runner.upgrade(null);
		return differences;
	}

	private void compare(UndoFile undo, Schema left, Schema before, List<Difference> differences) {
		List<Change> missing = differences(left, before).stream().filter((change) -> !isGivenUp(change, undo)).toList();
		if (!missing.isEmpty()) {
			differences.add(new Difference("files-undo",
					undo.location() + " does not lead back to what was there before " + undo.version()
							+ ". It leaves this to be done: " + summaries(missing),
					"Correct " + undo.fileName() + "."));
		}
	}

	/** The way back said so in its header. */
	private static boolean isGivenUp(Change change, UndoFile undo) {
		return undo.sql().contains(GIVEN_UP) && change instanceof AlterColumn alter
				&& alter.before().equals(alter.after().withNullable(true));
	}

	private static List<Change> differences(Schema there, Schema wanted) {
		return SchemaDiff.between(there, wanted, Fills.NONE);
	}

	private String summaries(List<Change> changes) {
		try (LiveDatabase live = this.source.connect()) {
			SqlDialect dialect = live.dialect();
			return String.join("; ", changes.stream().map((change) -> change.summary(dialect)).toList());
		}
	}

	private Schema read() {
		try (LiveDatabase live = this.source.connect()) {
			Set<String> schemas = this.folder.snapshot()
				.map((snapshot) -> new HashSet<>(Comparison.schemas(snapshot.model().schema())))
				.orElseGet(HashSet::new);
			schemas.removeAll(live.missing(schemas));
			return live.read(schemas, this.runner.ignoredTables());
		}
	}

	/** What became of the database after a failure, for people. */
	private String backToHead() {
		try {
			this.runner.upgrade(null);
			return " The database is at head again.";
		}
		catch (MigrationException ex) {
			return " The database is left at " + Objects.requireNonNullElse(this.runner.status().current(), "base")
					+ ": the way up is closed by the same failure or another one.";
		}
	}

}
