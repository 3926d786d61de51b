package io.github.dbmigrate.generate;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.dbmigrate.database.LiveDatabase;
import io.github.dbmigrate.entities.EntityModel;
import io.github.dbmigrate.generate.compare.Comparison;
import io.github.dbmigrate.generate.compare.Exclusions;
import io.github.dbmigrate.generate.reconcile.Baseline;
import io.github.dbmigrate.generate.wording.Wording;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.schema.Model;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.script.MigrationFolder;
import io.github.dbmigrate.upgrade.MigrationRunner;
import org.jspecify.annotations.Nullable;

/**
 * The first migration of a schema that is there: what entities map of it, stamped here.
 */
record BaselineMigration(EntityModel entities, MigrationFolder folder, MigrationRunner runner, GenerateRules rules) {

	Generated write(LiveDatabase live, @Nullable String message) {
		Path directory = this.folder.writable();
		if (!this.folder.migrations().isEmpty()) {
			throw new MigrationException(Failure.INPUT, directory + " already has migrations. Nothing was written.",
					"db migrate");
		}
		Model included = this.entities.read(live.dialect(), live.defaultSchema())
			.without(new Exclusions(this.rules.exclude(), live.defaultSchema()));
		Set<String> schemas = schemas(live, included);
		Model model = included.without(live.views(schemas)::contains);
		Schema database = live.dialect()
			.tellingApart(live.read(schemas, this.runner.ignoredTables()), model.schema().sequences().keySet());
		Wording wording = Wording.of(model, null, database, live);
		Baseline baseline = new Baseline(wording.model(), database);
		if (baseline.isEmpty()) {
			throw new MigrationException(Failure.INPUT,
					"The database has no table of an entity, so there is nothing to start from. Nothing was written.",
					"db migrate -m \"First migration\"");
		}
		Generated generated = new MigrationWriter(this.folder, this.runner::knownVersions, this.rules.severities())
			.write(baseline, live.dialect(), (message != null) ? message : "Baseline")
			.noting(wording.notes())
			.noting(this.rules.proof() ? new BaselineProof(live, baseline.tables()).notes() : List.of());
		this.runner.stamp(String.valueOf(generated.version()));
		return generated;
	}

	private static Set<String> schemas(LiveDatabase live, Model model) {
		Set<String> schemas = new HashSet<>(Comparison.schemas(model.schema()));
		schemas.removeAll(live.missing(schemas));
		return schemas;
	}

}
