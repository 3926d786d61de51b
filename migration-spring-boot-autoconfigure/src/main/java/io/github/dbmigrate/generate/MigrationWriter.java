package io.github.dbmigrate.generate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.github.dbmigrate.change.Change;
import io.github.dbmigrate.change.Fills;
import io.github.dbmigrate.change.SchemaDiff;
import io.github.dbmigrate.database.KnownDatabase;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.generate.compare.Compared;
import io.github.dbmigrate.generate.compare.Comparison;
import io.github.dbmigrate.generate.reconcile.Baseline;
import io.github.dbmigrate.hazard.Linter;
import io.github.dbmigrate.hazard.Severities;
import io.github.dbmigrate.schema.Model;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.script.Draft;
import io.github.dbmigrate.script.MigrationFile;
import io.github.dbmigrate.script.MigrationFolder;
import io.github.dbmigrate.script.RevisionGraph;
import io.github.dbmigrate.script.Slug;
import io.github.dbmigrate.script.Snapshot;
import io.github.dbmigrate.script.Version;
import org.jspecify.annotations.Nullable;

/**
 * Writes what was found out: a migration with its undo file and snapshot, or the snapshot
 * alone.
 */
final class MigrationWriter {

	private final MigrationFolder folder;

	private final Supplier<List<Version>> known;

	private final Severities severities;

	/**
	 * @param known the versions that a database knows
	 * @param severities how much hazards matter
	 */
	MigrationWriter(MigrationFolder folder, Supplier<List<Version>> known, Severities severities) {
		this.severities = severities;
		this.folder = folder;
		this.known = known;
	}

	/**
	 * Nothing differs: the snapshot follows files that came in by hand.
	 */
	Generated nothing(Compared comparison, Customized customized, GenerateOptions options) {
		List<MigrationFile> files = this.folder.migrations();
		if (!options.dryRun() && !files.isEmpty() && comparison.isSnapshotStale(files, customized.refused())) {
			Version head = files.get(files.size() - 1).version();
			this.folder.refresh(snapshot(head, comparison.dialect(), comparison.remembered(customized.refused())));
		}
		return Generated.NOTHING;
	}

	/**
	 * The migration of the changes, in one file or several; shown only for a dry run.
	 */
	Generated write(Compared comparison, Plan plan, GenerateOptions options) {
		Model remembered = comparison.remembered(plan.customized().refused());
		FileChain chain = new FileChain(new Linter(comparison.dialect(), this.severities), comparison.dialect(),
				options.message(), plan);
		List<Draft> drafts = drafts(chain, snapshot(null, comparison.dialect(), remembered));
		List<Path> written = options.dryRun() ? List.of() : this.folder.write(drafts);
		return new Generated(drafts.get(drafts.size() - 1).version().toString(), chain.operations(),
				text(drafts, Draft::sql), text(drafts, Draft::undoSql), names(written), chain.hazards(),
				vendorsBehind(remembered));
	}

	private List<Draft> drafts(FileChain chain, Snapshot snapshot) {
		List<MigrationFile> files = this.folder.migrations();
		new RevisionGraph(files).requireOneHead("Nothing was written.");
		List<Version> parents = files.isEmpty() ? List.of() : List.of(files.get(files.size() - 1).version());
		List<Version> known = new ArrayList<>(this.known.get());
		List<Draft> drafts = new ArrayList<>();
		for (int number = 1; number <= chain.length(); number++) {
			Version version = this.folder.nextVersion(known);
			Snapshot last = (number == chain.length()) ? snapshot.at(version) : null;
			drafts.add(new Draft(version, chain.slug(number), chain.sql(number, parents), chain.undoSql(number), last,
					null, chain.settings(number)));
			known.add(version);
			parents = List.of(version);
		}
		return drafts;
	}

	private static String text(List<Draft> drafts, Function<Draft, @Nullable String> part) {
		return drafts.stream().map(part).map(String::valueOf).collect(Collectors.joining("\n"));
	}

	/** What the model looks like at a version, for a database of this kind. */
	static Snapshot snapshot(@Nullable Version head, SqlDialect dialect, Model model) {
		return new Snapshot(head, dialect.vendor(), dialect.version(), dialect.letters(), model);
	}

	private List<String> vendorsBehind(Model model) {
		Set<String> mapped = attributes(model);
		List<String> notes = new ArrayList<>();
		this.folder.otherVendors().forEach((vendor, snapshot) -> {
			if (!snapshot.map((one) -> attributes(one.model()).equals(mapped)).orElse(false)) {
				String product = KnownDatabase.product(vendor);
				notes.add("The folder for " + product + " is behind: run `db migrate` with "
						+ (product.equals("H2") ? "an " : "a ") + product + " database too.");
			}
		});
		return notes;
	}

	private static Set<String> attributes(Model model) {
		Set<String> attributes = new HashSet<>();
		model.mapping()
			.tables()
			.values()
			.forEach((table) -> table.columns()
				.values()
				.forEach((column) -> attributes.add(table.entity() + "." + column.attribute())));
		return attributes;
	}

	private static List<String> names(List<Path> files) {
		return files.stream().map(Path::toString).toList();
	}

	/**
	 * The first migration of a schema that is there, which is then recorded in this
	 * database.
	 */
	Generated write(Baseline baseline, SqlDialect dialect, String message) {
		Schema tables = baseline.tables();
		List<Change> changes = Comparison.withSchemas(Comparison.schemas(tables),
				SchemaDiff.between(Schema.of(List.of(), List.of()), tables, Fills.NONE));
		Script script = new Script(dialect, message, changes, true);
		Version version = this.folder.nextVersion(this.known.get());
		Snapshot snapshot = snapshot(version, dialect, baseline.snapshot());
		Snapshot there = snapshot(version, dialect, new Model(tables, baseline.snapshot().mapping()));
		List<Path> files = this.folder
			.write(new Draft(version, Slug.of(message), script.sql(List.of()), null, snapshot, there));
		return new Generated(version.toString(), script.operations(), script.sql(List.of()), null, names(files),
				List.of(),
				List.of("Version " + version + " is recorded in this database as the baseline. Every other environment"
						+ " adopts it by db upgrade, or a start, with migration.adopt=true.\n"
						+ "Next: set `spring.jpa.hibernate.ddl-auto=none`, review the file, then `db migrate`"));
	}

}
