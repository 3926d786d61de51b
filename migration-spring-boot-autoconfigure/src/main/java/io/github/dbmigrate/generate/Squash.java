package io.github.dbmigrate.generate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.github.dbmigrate.change.Change;
import io.github.dbmigrate.change.Fills;
import io.github.dbmigrate.change.SchemaDiff;
import io.github.dbmigrate.database.DatabaseSource;
import io.github.dbmigrate.database.LiveDatabase;
import io.github.dbmigrate.database.OtherObject;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.generate.compare.Comparison;
import io.github.dbmigrate.hazard.Beyond;
import io.github.dbmigrate.hazard.Linter;
import io.github.dbmigrate.hazard.Severities;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.TableName;
import io.github.dbmigrate.script.MigrationFile;
import io.github.dbmigrate.script.MigrationFolder;
import io.github.dbmigrate.script.Replaced;
import io.github.dbmigrate.script.Slug;
import io.github.dbmigrate.script.Version;
import io.github.dbmigrate.upgrade.MigrationRunner;
import org.jspecify.annotations.Nullable;

/**
 * Writes one file that makes in an empty database what all files make together, once that
 * is proven in a scratch database.
 */
final class Squash {

	private static final String REMEDY = "Nothing is wrong with the files; they stay as they are. Statements that only "
			+ "ran together with others are the usual reason: write the file by hand, or leave them out with "
			+ "--statements=leave.";

	private final MigrationFolder folder;

	private final MigrationRunner runner;

	private final Set<String> otherSchemas;

	Squash(MigrationFolder folder, MigrationRunner runner) {
		this.folder = folder;
		this.runner = runner;
		this.otherSchemas = folder.snapshot()
			.map((snapshot) -> Comparison.schemas(snapshot.model().schema()))
			.orElse(Set.of());
	}

	/**
	 * @param message what the file is
	 * @param take whether statements are taken over of which tables do not tell, or
	 * {@code null} to ask
	 */
	Generated run(String message, @Nullable Boolean take) {
		this.folder.writable();
		List<MigrationFile> files = this.folder.migrations();
		if (files.size() < 2) {
			throw new MigrationException(Failure.INPUT, "There are " + files.size() + " migrations in "
					+ this.folder.location() + ", so there is nothing to put together. Nothing was written.",
					"db history");
		}
		Version version = files.get(files.size() - 1).version();
		State made = this.runner.replayed((source, there) -> read(source));
		List<Taken> beyond = beyond(files, made);
		if (!beyond.isEmpty() && take == null) {
			throw question(beyond);
		}
		List<Taken> taken = Boolean.TRUE.equals(take) ? beyond : List.of();
		Script script = script(message, made);
		String sql = script.sqlFor(replaced(files)) + text(taken);
		State again = this.runner.tried(this.folder.squashName(version, Slug.of(message)), sql,
				(source, there) -> read(source));
		List<String> missing = missing(made, again);
		if (!Boolean.FALSE.equals(take) && !missing.isEmpty()) {
			throw unequal(missing);
		}
		Path written = this.folder.squash(version, Slug.of(message), sql);
		return new Generated(version.toString(), script.operations(), sql, null, List.of(written.toString()), List.of(),
				notes(files, missing));
	}

	/** The files put together, and those that one of them stood for already. */
	private static List<Replaced> replaced(List<MigrationFile> files) {
		return files.stream()
			.flatMap((file) -> Stream.concat(file.header().replaced().stream(),
					Stream.of(new Replaced(file.version(), file.checksum()))))
			.toList();
	}

	private static Script script(String message, State made) {
		List<Change> changes = Comparison.withSchemas(Comparison.schemas(made.schema()),
				SchemaDiff.between(Schema.of(List.of(), List.of()), made.schema(), Fills.NONE));
		return new Script(made.dialect(), message, changes, false);
	}

	private State read(DatabaseSource source) {
		try (LiveDatabase live = source.connect()) {
			Set<String> schemas = new HashSet<>(this.otherSchemas);
			schemas.removeAll(live.missing(schemas));
			Schema known = this.folder.snapshot()
				.map((snapshot) -> snapshot.model().schema())
				.orElse(Schema.of(List.of(), List.of()));
			Schema schema = Comparison.fed(
					live.dialect()
						.tellingApart(live.read(schemas, this.runner.ignoredTables()), known.sequences().keySet()),
					known);
			SortedMap<TableName, Long> rows = new TreeMap<>();
			schema.tables().keySet().forEach((table) -> rows.put(table, live.rows(table)));
			Set<String> others = new TreeSet<>();
			live.others(schemas).stream().map(Squash::shown).forEach(others::add);
			return new State(live.dialect(), schema, rows, others);
		}
	}

	private static String shown(OtherObject object) {
		return object.kind() + " " + object.name();
	}

	/**
	 * What the tables do not tell: their rows, where there are any, and other objects.
	 */
	private List<Taken> beyond(List<MigrationFile> files, State made) {
		Linter linter = new Linter(made.dialect(), Severities.DEFAULT);
		List<Taken> taken = new ArrayList<>();
		for (MigrationFile file : files) {
			linter.beyond(this.runner.statements(file.location(), file.sql(), made.dialect().vendor()))
				.stream()
				.filter((one) -> one.rowsOf() == null || made.hasRows(one.rowsOf()))
				.forEach((one) -> taken.add(new Taken(file, one)));
		}
		return taken;
	}

	private static String text(List<Taken> taken) {
		StringBuilder text = new StringBuilder();
		String file = "";
		for (Taken one : taken) {
			if (!file.equals(one.file().fileName())) {
				file = one.file().fileName();
				text.append("\n-- of ").append(file).append('\n');
			}
			text.append(one.beyond().statement().sql().strip()).append(";\n");
		}
		return text.toString();
	}

	private static MigrationException question(List<Taken> beyond) {
		return new MigrationException(Failure.QUESTION,
				"The tables do not tell what these statements do:\n  "
						+ String.join("\n  ", beyond.stream().map(Taken::toString).toList()) + "\nNothing was written.",
				"add to the command:\n   --statements=take # they are copied to the end of the file\n"
						+ "   --statements=leave # they are left out, a new database does without them");
	}

	private static List<String> missing(State made, State again) {
		List<String> missing = new ArrayList<>();
		SchemaDiff.between(again.schema(), made.schema(), Fills.NONE)
			.forEach((change) -> missing.add(change.summary(made.dialect())));
		made.others().stream().filter((one) -> !again.others().contains(one)).forEach((one) -> missing.add("+ " + one));
		again.others().stream().filter((one) -> !made.others().contains(one)).forEach((one) -> missing.add("- " + one));
		made.rows().forEach((table, rows) -> {
			Long there = again.rows().get(table);
			if (!rows.equals(there)) {
				missing.add("~ " + made.dialect().shown(table) + " has " + rows + " rows, and " + there
						+ " with the new file");
			}
		});
		return missing;
	}

	private static MigrationException unequal(List<String> missing) {
		return new MigrationException(Failure.FINDINGS,
				"Tried in a scratch database, one file does not make what all files make:\n  "
						+ String.join("\n  ", missing) + "\nNothing was written.",
				REMEDY);
	}

	private static List<String> notes(List<MigrationFile> files, List<String> missing) {
		List<String> notes = new ArrayList<>();
		if (!missing.isEmpty()) {
			notes.add("Left out, so that a new database lacks it:\n  " + String.join("\n  ", missing));
		}
		notes.add("An empty database runs this file in place of " + files.size()
				+ " others. Databases that ran those go on as before, so the files stay.");
		return notes;
	}

	/**
	 * What files made.
	 *
	 * @param dialect the database
	 * @param schema tables, sequences and types
	 * @param rows how many rows each table has
	 * @param others what else there is
	 */
	private record State(SqlDialect dialect, Schema schema, Map<TableName, Long> rows, Set<String> others) {

		private boolean hasRows(TableName table) {
			return this.rows.getOrDefault(table, 1L) > 0;
		}

	}

	/**
	 * A statement of a file.
	 */
	private record Taken(MigrationFile file, Beyond beyond) {

		@Override
		public String toString() {
			String sql = this.beyond.statement()
				.sql()
				.strip()
				.replaceAll("(?m)^\\s*--.*\\R", "")
				.replaceAll("\\s+", " ");
			return this.file.fileName() + ":" + this.beyond.statement().line() + " "
					+ ((sql.length() > 100) ? sql.substring(0, 100) + " ..." : sql);
		}

	}

}
