package io.github.dbmigrate.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import io.github.dbmigrate.change.Batches;
import io.github.dbmigrate.database.DatabaseSource;
import io.github.dbmigrate.database.KnownDatabase;
import io.github.dbmigrate.entities.EntityModel;
import io.github.dbmigrate.generate.Checked.Difference;
import io.github.dbmigrate.generate.ask.Answers;
import io.github.dbmigrate.generate.compare.Comparison;
import io.github.dbmigrate.generate.compare.Exclusions;
import io.github.dbmigrate.generate.compare.OfflineComparison;
import io.github.dbmigrate.generate.reconcile.Drift;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.schema.TableName;
import io.github.dbmigrate.script.MigrationFile;
import io.github.dbmigrate.script.MigrationFolder;
import io.github.dbmigrate.script.Snapshot;
import io.github.dbmigrate.script.Version;
import org.jspecify.annotations.Nullable;

/**
 * Compares entities, snapshot and files without a database: no connection is opened.
 */
final class OfflineGenerator {

	private final EntityModel entities;

	private final DatabaseSource source;

	private final MigrationFolder folder;

	private final GenerateRules rules;

	OfflineGenerator(EntityModel entities, DatabaseSource source, MigrationFolder folder, GenerateRules rules) {
		this.entities = entities.offline();
		this.source = source;
		this.folder = folder;
		this.rules = rules;
	}

	/**
	 * Writes the migration that leads from the snapshot to the entities.
	 */
	Generated generate(GenerateOptions options) {
		if (!options.dryRun()) {
			this.folder.writable();
		}
		if (options.drift() == Drift.DATABASE || options.drift() == Drift.ADOPT) {
			throw new MigrationException(Failure.INPUT,
					"Without a database there is no drift to mend. Nothing was written.",
					"leave --offline or --drift out");
		}
		Snapshot snapshot = this.folder.snapshot().orElse(null);
		KnownDatabase database = database(snapshot);
		Answers answers = new Answers(database.dialect(), options.decisions(), options.asker(), this.rules.drops());
		OfflineComparison comparison = comparison(database, snapshot, answers);
		Plan plan = plan(comparison, options);
		answers.complete();
		if (plan.changes().isEmpty()) {
			return Generated.NOTHING.noting(answers.notes()).noting(List.of(compared(database, snapshot)));
		}
		refuseUnknownFiles(snapshot, options);
		return new MigrationWriter(this.folder, List::of, this.rules.severities()).write(comparison, plan, options)
			.noting(answers.notes())
			.noting(comparison.notes())
			.noting(plan.notes())
			.noting(List.of(compared(database, snapshot) + " Rows were not counted, fills not tried, and the migration "
					+ "was not run on a copy: it is unproven."));
	}

	/** Which tables are large is not known. */
	private Plan plan(OfflineComparison comparison, GenerateOptions options) {
		Comparison.Target target = comparison.target();
		Customized customized = customized(comparison, target);
		Online asked = (options.online() != null) ? options.online() : this.rules.online();
		Predicate<TableName> large = asked.large(Set::of, UnaryOperator.identity());
		return Plan.of(comparison.dialect(), comparison.original(), target.schema(), customized, large,
				new Batches(comparison.dialect(), target.schema(), this.rules.batchRows(), large));
	}

	private Customized customized(OfflineComparison comparison, Comparison.Target target) {
		return Customized.by(this.rules.customizers(), comparison.changes(target), comparison.dialect());
	}

	private KnownDatabase database(@Nullable Snapshot snapshot) {
		KnownDatabase database = (snapshot != null)
				? this.source.known(snapshot.vendor(), snapshot.databaseVersion(), snapshot.letters())
				: this.source.known(null, null, null);
		if (snapshot != null && !database.dialect().vendor().equals(snapshot.vendor())) {
			throw Comparison.otherVendor(this.folder, snapshot, database.dialect().product());
		}
		return database;
	}

	private OfflineComparison comparison(KnownDatabase database, @Nullable Snapshot snapshot, Answers answers) {
		if (snapshot == null && !this.folder.migrations().isEmpty()) {
			throw new MigrationException(Failure.INPUT,
					"There is no snapshot in " + this.folder.location() + " to compare with. Nothing was written.",
					"db snapshot, with a database that is at head");
		}
		return new OfflineComparison(this.entities, database, snapshot,
				new Exclusions(this.rules.exclude(), database.defaultSchema()), answers);
	}

	/** Nobody knows what a newer file changed that the snapshot does not know. */
	private void refuseUnknownFiles(@Nullable Snapshot snapshot, GenerateOptions options) {
		List<String> newer = FileFindings.newer(this.folder.migrations(), snapshot)
			.stream()
			.map(MigrationFile::fileName)
			.toList();
		if (!newer.isEmpty() && options.drift() == null) {
			throw new MigrationException(Failure.FINDINGS,
					"The snapshot does not know what " + String.join(", ", newer)
							+ " changes, and no database is asked. Nothing was written.",
					"db snapshot, with a database that is at head; or --drift=snapshot, if it changes nothing that "
							+ "entities map");
		}
	}

	private static String compared(KnownDatabase database, @Nullable Snapshot snapshot) {
		Version head = (snapshot != null) ? snapshot.head() : null;
		String version = (snapshot != null && snapshot.databaseVersion() != null) ? ""
				: " (a guess: the snapshot tells no version)";
		return "Compared with the snapshot alone" + ((head != null) ? " (of version " + head + ")" : "") + ", for "
				+ database.product() + version + "; no database was asked.";
	}

	/**
	 * Compares entities, snapshot and files, and writes nothing.
	 */
	Checked check() {
		List<MigrationFile> files = this.folder.migrations();
		Snapshot snapshot = this.folder.snapshot().orElse(null);
		FileFindings findings = new FileFindings(this.folder);
		List<Difference> differences = new ArrayList<>(findings.outdatedUndoFiles());
		differences.addAll(findings.ofSnapshot(files, snapshot));
		if (snapshot == null && !files.isEmpty()) {
			return new Checked(differences, List.of());
		}
		KnownDatabase database = database(snapshot);
		OfflineComparison comparison = comparison(database, snapshot, Answers.dropping(database.dialect()));
		List<MigrationFile> newer = FileFindings.newer(files, snapshot);
		String remedy = newer.isEmpty() ? "db migrate -m \"...\""
				: "db snapshot, if " + newer.get(newer.size() - 1).fileName() + " makes it; else db migrate -m \"...\"";
		customized(comparison, comparison.target()).changes()
			.forEach((change) -> differences
				.add(new Difference("model-snapshot", change.summary(database.dialect()), remedy)));
		List<String> notes = new ArrayList<>(comparison.notes());
		notes.add(compared(database, snapshot));
		return new Checked(differences, notes);
	}

}
