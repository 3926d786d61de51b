package io.github.dbmigrate.generate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.github.dbmigrate.change.Change;
import io.github.dbmigrate.change.Fills;
import io.github.dbmigrate.change.SchemaDiff;
import io.github.dbmigrate.database.DatabaseSource;
import io.github.dbmigrate.database.LiveDatabase;
import io.github.dbmigrate.generate.ask.Asker;
import io.github.dbmigrate.generate.ask.Question;
import io.github.dbmigrate.generate.compare.Comparison;
import io.github.dbmigrate.hazard.Beyond;
import io.github.dbmigrate.hazard.Linter;
import io.github.dbmigrate.hazard.Severities;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.schema.Schema;
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

	private static final String TAKE = "take";

	private static final String LEAVE = "leave";

	private final MigrationFolder folder;

	private final MigrationRunner runner;

	private final Asker asker;

	private final Set<String> otherSchemas;

	Squash(MigrationFolder folder, MigrationRunner runner, Asker asker) {
		this.asker = asker;
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
			throw new MigrationException(Failure.INPUT, "There is nothing to put together in " + this.folder.location()
					+ " (migrations: " + files.size() + "). Nothing was written.", "db history");
		}
		Version version = files.get(files.size() - 1).version();
		this.folder.squashed().filter((file) -> file.version().equals(version)).ifPresent(Squash::refuse);
		Made made = replayed();
		List<Taken> beyond = beyond(files, made);
		boolean taking = !beyond.isEmpty() && ((take != null) ? take : ask(beyond));
		List<Taken> taken = taking ? beyond : List.of();
		Script script = script(message, made);
		String sql = script.sqlFor(replaced(files)) + text(taken);
		Made again = this.runner.tried(this.folder.squashName(version, Slug.of(message)), sql,
				(source, there) -> read(source));
		Made repeated = made.differsInValues(again) ? replayed() : made;
		List<String> missing = made.differences(again, repeated);
		if (!missing.isEmpty() && (taking || beyond.isEmpty())) {
			throw unequal(missing);
		}
		Path written = this.folder.squash(version, Slug.of(message), sql);
		return new Generated(version.toString(), script.operations(), sql, null, List.of(written.toString()), List.of(),
				notes(files, missing, made.uncompared(repeated)));
	}

	private static void refuse(MigrationFile there) {
		throw new MigrationException(Failure.INPUT,
				there.location() + " stands for the files up to " + there.version() + " already. Nothing was written.",
				"db squash --prune removes them. To put them together anew, remove " + there.location() + " first.");
	}

	/** The files put together, and those that one of them stood for already. */
	private List<Replaced> replaced(List<MigrationFile> files) {
		Optional<MigrationFile> squashed = this.folder.squashed();
		return files.stream()
			.flatMap((file) -> Stream.concat(
					squashed.filter(file::equals).stream().flatMap((one) -> one.header().replaced().stream()),
					Stream.of(new Replaced(file.version(), file.checksum()))))
			.toList();
	}

	private static Script script(String message, Made made) {
		List<Change> changes = Comparison.withSchemas(Comparison.schemas(made.schema()),
				SchemaDiff.between(Schema.of(List.of(), List.of()), made.schema(), Fills.NONE));
		return new Script(made.dialect(), message, changes, false);
	}

	private Made replayed() {
		return this.runner.replayed((source, there) -> read(source));
	}

	private Made read(DatabaseSource source) {
		try (LiveDatabase live = source.connect()) {
			Schema known = this.folder.snapshot()
				.map((snapshot) -> snapshot.model().schema())
				.orElse(Schema.of(List.of(), List.of()));
			return Made.read(live, this.otherSchemas, known, this.runner.ignoredTables());
		}
	}

	/**
	 * What the tables do not tell: their rows, where there are any, and other objects.
	 */
	private List<Taken> beyond(List<MigrationFile> files, Made made) {
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

	private boolean ask(List<Taken> beyond) {
		String text = "The tables do not tell what these statements do:\n  "
				+ String.join("\n  ", beyond.stream().map(Taken::toString).toList());
		String answer = this.asker.ask(new Question("statements", text + "\nTake them over to the end of the file?",
				"--statements=take", List.of(TAKE, LEAVE)));
		if (!TAKE.equals(answer) && !LEAVE.equals(answer)) {
			throw new MigrationException(Failure.QUESTION, text + "\nNothing was written.",
					"add to the command:\n   --statements=take # they are copied to the end of the file\n"
							+ "   --statements=leave # they are left out, a new database does without them");
		}
		return TAKE.equals(answer);
	}

	private static MigrationException unequal(List<String> missing) {
		return new MigrationException(Failure.FINDINGS,
				"Tried in a scratch database, one file does not make what all files make:\n  "
						+ String.join("\n  ", missing) + "\nNothing was written.",
				REMEDY);
	}

	private static List<String> notes(List<MigrationFile> files, List<String> missing, List<String> uncompared) {
		List<String> notes = new ArrayList<>(uncompared);
		if (!missing.isEmpty()) {
			notes.add("Left out, so that a new database lacks it:\n  " + String.join("\n  ", missing));
		}
		notes.add("An empty database runs this file in place of " + files.size()
				+ " others. Databases that ran those go on as before, so the files stay; db squash --prune removes them.");
		return notes;
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
