package io.github.dbmigrate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.github.dbmigrate.hazard.Finding;
import io.github.dbmigrate.hazard.LintRules;
import io.github.dbmigrate.hazard.Linted;
import io.github.dbmigrate.hazard.Linter;
import io.github.dbmigrate.schema.Letters;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.TableName;
import io.github.dbmigrate.script.ChainPosition;
import io.github.dbmigrate.script.Header;
import io.github.dbmigrate.script.MigrationFile;
import io.github.dbmigrate.script.MigrationFolder;
import io.github.dbmigrate.script.ScriptStatement;
import io.github.dbmigrate.script.Snapshot;
import io.github.dbmigrate.script.Version;
import io.github.dbmigrate.upgrade.MigrationRunner;
import io.github.dbmigrate.upgrade.PendingMigration;
import org.jspecify.annotations.Nullable;

/**
 * Reads migration files and asks the rules about them.
 */
final class FileLint {

	private final MigrationRunner runner;

	private final MigrationFolder folder;

	private final LintRules rules;

	FileLint(MigrationRunner runner, MigrationFolder folder, LintRules rules) {
		this.runner = runner;
		this.folder = folder;
		this.rules = rules;
	}

	Linted run(List<String> names, boolean all, @Nullable String vendor) {
		List<MigrationFile> files = this.folder.migrations();
		List<Source> sources = chosen(files, names, all);
		List<Finding> findings = new ArrayList<>();
		for (Source source : sources) {
			findings.addAll(findings(source, (vendor != null) ? vendor : vendor(source, files)));
		}
		return new Linted(sources.stream().map(Source::location).toList(), findings);
	}

	/** What can go wrong with a migration. */
	List<Finding> findings(PendingMigration migration) {
		Source source = Source.of(migration);
		return findings(source, vendor(source, this.folder.migrations()));
	}

	/** The statements of a migration, and the tables that they change. */
	Statements statements(PendingMigration migration) {
		Source source = Source.of(migration);
		String vendor = vendor(source, this.folder.migrations());
		List<ScriptStatement> statements = this.runner.statements(source.location(), source.sql(), vendor);
		return new Statements(statements.size(), linter(vendor).tables(statements));
	}

	/**
	 * What a file holds.
	 *
	 * @param count how many statements
	 * @param tables the tables that they change, as far as they are understood
	 */
	record Statements(int count, Set<TableName> tables) {
	}

	private List<Source> chosen(List<MigrationFile> files, List<String> names, boolean all) {
		if (!names.isEmpty()) {
			return names.stream().map((name) -> named(files, name)).toList();
		}
		int first = (all || files.isEmpty()) ? 0 : files.size() - 1;
		return files.subList(first, files.size()).stream().map(Source::of).toList();
	}

	private Source named(List<MigrationFile> files, String name) {
		return files.stream()
			.filter((file) -> isNamed(file, name))
			.findFirst()
			.map(Source::of)
			.or(() -> Source.at(Path.of(name)))
			.orElseThrow(() -> new MigrationException(Failure.INPUT,
					"There is no migration " + name + " in " + this.folder.location() + ", nor a file of that path.",
					"db history"));
	}

	private static boolean isNamed(MigrationFile file, String name) {
		return file.fileName().equals(name) || file.location().equals(Path.of(name).toAbsolutePath().toString())
				|| (Version.isVersion(name) && file.version().equals(Version.of(name)));
	}

	/** The database, as the URL says it, else the files. */
	String vendor() {
		return this.rules.vendor()
			.get()
			.or(() -> this.folder.snapshot().map(Snapshot::vendor))
			.orElseThrow(() -> new MigrationException(Failure.INPUT,
					"Neither a URL nor a file says for which database this is.",
					"--dialect=postgresql (or h2, mariadb, mysql)"));
	}

	private String vendor(Source source, List<MigrationFile> files) {
		return Stream
			.of(Optional.ofNullable(Header.parse(source.sql()).vendor()), this.folder.snapshot().map(Snapshot::vendor),
					files.stream().map((file) -> file.header().vendor()).flatMap(Stream::ofNullable).findFirst())
			.flatMap(Optional::stream)
			.findFirst()
			.or(this.rules.vendor())
			.orElseThrow(() -> new MigrationException(Failure.INPUT,
					"No file says for which database " + source.location() + " is.",
					"db lint --vendor=postgresql (or h2, mariadb, mysql)"));
	}

	private List<Finding> findings(Source source, String vendor) {
		Schema before = Optional.ofNullable(source.version())
			.flatMap(this.folder::snapshotBefore)
			.map((snapshot) -> snapshot.model().schema())
			.orElse(null);
		List<ScriptStatement> earlier = earlier(source).stream()
			.flatMap((file) -> this.runner.statements(file.location(), file.sql(), vendor).stream())
			.toList();
		List<ScriptStatement> statements = this.runner.statements(source.location(), source.sql(), vendor)
			.stream()
			.map((one) -> source.outsideTransaction() ? new ScriptStatement(one.line(), one.sql(), false) : one)
			.toList();
		return linter(vendor).text(source.location(), source.sql(), statements, before, earlier)
			.stream()
			.sorted(Comparator.comparing(Finding::line))
			.toList();
	}

	private Linter linter(String vendor) {
		Letters letters = this.folder.snapshot().map(Snapshot::letters).orElse(null);
		return Linter.of(vendor, letters, this.rules.severities());
	}

	/** The files before it that were written with it, oldest first. */
	private List<MigrationFile> earlier(Source source) {
		List<MigrationFile> earlier = new ArrayList<>();
		List<MigrationFile> below = this.folder.migrations()
			.stream()
			.filter((file) -> source.version() != null && file.version().compareTo(source.version()) <= 0)
			.toList();
		for (int i = below.size() - 1; i > 0 && isBefore(below.get(i - 1), below.get(i)); i--) {
			earlier.add(0, below.get(i - 1));
		}
		return earlier;
	}

	private static boolean isBefore(MigrationFile one, MigrationFile next) {
		return next.header().parents().contains(one.version()) && ChainPosition.of(one)
			.filter((position) -> ChainPosition.of(next).filter(position::isBefore).isPresent())
			.isPresent();
	}

	/**
	 * A file to be read.
	 *
	 * @param version its version, or {@code null} where it has none
	 * @param location where it is
	 * @param sql its text
	 */
	private record Source(@Nullable Version version, String location, String sql) {

		static Source of(MigrationFile file) {
			return new Source(file.version(), file.location(), file.sql());
		}

		static Source of(PendingMigration migration) {
			return new Source(migration.version(), migration.location(),
					Objects.requireNonNullElse(migration.sql(), ""));
		}

		static Optional<Source> at(Path file) {
			try {
				return Files.isRegularFile(file)
						? Optional.of(new Source(null, file.toString(), Files.readString(file))) : Optional.empty();
			}
			catch (IOException ex) {
				throw new MigrationException(Failure.INPUT, file + " cannot be read as UTF-8: " + ex.getMessage() + ".",
						"Save it as UTF-8 and make it readable.", ex);
			}
		}

		/** Whether Flyway's settings beside it say so. */
		boolean outsideTransaction() {
			return at(Path.of(this.location + ".conf"))
				.filter((settings) -> settings.sql()
					.lines()
					.anyMatch((line) -> line.strip().matches("executeInTransaction\\s*=\\s*false")))
				.isPresent();
		}

	}

}
