package io.github.dbmigrate.upgrade;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.script.MigrationFolder;
import io.github.dbmigrate.script.UndoFile;
import io.github.dbmigrate.script.Version;
import org.flywaydb.core.api.CoreMigrationType;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.extensibility.AppliedMigration;
import org.flywaydb.core.internal.sqlscript.SqlScript;
import org.jspecify.annotations.Nullable;

/**
 * Upgrades, downgrades and stamps for the database's own client: the statements that
 * would run here, and the rows of the history.
 */
final class OfflineSql {

	private final FlywaySession session;

	private final MigrationFolder folder;

	private final ClientScripts scripts;

	private final List<OfflineScript> printed = new ArrayList<>();

	OfflineSql(FlywaySession session, MigrationFolder folder) throws SQLException {
		this.session = session;
		this.folder = folder;
		this.scripts = session.clientScripts();
	}

	List<OfflineScript> upgrade(@Nullable String target) {
		History history = this.session.history();
		Version last = Targets.up(target, history);
		Upgrade.requireOneHead(this.folder, last);
		new Findings(this.session, this.folder, history).requireNone();
		List<MigrationInfo> pending = history.pending().stream().filter((info) -> isUpTo(info, last)).toList();
		if (!pending.isEmpty()) {
			begin();
			pending.forEach(this::add);
		}
		return this.printed;
	}

	private boolean isUpTo(MigrationInfo info, @Nullable Version last) {
		if (info.getVersion() == null) {
			return true;
		}
		Version version = FlywaySession.version(info.getVersion());
		return (last == null || version.compareTo(last) <= 0) && !isBelowBaseline(info.getVersion());
	}

	/** Where the first migrate records a baseline, what lies below it never runs. */
	private boolean isBelowBaseline(MigrationVersion version) {
		return baselines() && version.compareTo(this.session.configuration().getBaselineVersion()) <= 0;
	}

	private boolean baselines() {
		return !this.session.hasHistory() && this.session.configuration().isBaselineOnMigrate()
				&& !this.session.allSchemasEmpty();
	}

	private void begin() {
		if (!this.session.hasHistory()) {
			this.printed
				.add(new OfflineScript(this.session.configuration().getTable(), this.scripts.create(baselines())));
		}
		this.scripts.use().ifPresent((sql) -> this.printed.add(new OfflineScript("the schema of the files", sql)));
	}

	private void add(MigrationInfo info) {
		SqlScript script = this.scripts.file(info.getScript()).orElseThrow(() -> notSql(info));
		MigrationVersion version = info.getVersion();
		String row = this.scripts.history()
			.record((version != null) ? version.getVersion() : null, info.getDescription(), info.getType().name(),
					info.getScript(), info.getChecksum());
		this.printed.add(new OfflineScript(info.getScript(), this.scripts.print(script, List.of(row))));
	}

	private static MigrationException notSql(MigrationInfo info) {
		return new MigrationException(Failure.INPUT,
				info.getScript() + " is written in Java, so no SQL can be printed for it. Nothing was run.",
				"Print up to the version below it (db upgrade --sql VERSION), and run it with db upgrade.");
	}

	List<OfflineScript> downgrade(@Nullable String target) {
		History history = this.session.history();
		List<UndoFile> plan = new Downgrade(this.session, this.folder).plan(target);
		this.scripts.use().ifPresent((sql) -> this.printed.add(new OfflineScript("the schema of the files", sql)));
		plan.forEach((undo) -> add(undo, Objects.requireNonNull(history.applied().get(undo.version()))));
		return this.printed;
	}

	private void add(UndoFile undo, AppliedMigration row) {
		String deleted = this.scripts.history()
			.record(row.getVersion().getVersion(), row.getDescription(), CoreMigrationType.DELETE.name(),
					row.getScript(), null);
		this.printed.add(new OfflineScript(undo.fileName(),
				this.scripts.print(this.scripts.text(undo.sql()), List.of(deleted))));
	}

	List<OfflineScript> stamp(String target, boolean purge) throws SQLException {
		StampSql statements = new StampSql(this.scripts.history());
		new Stamp(this.folder, this.session.history(), statements, purge).run(target);
		if (statements.statements().isEmpty()) {
			return List.of();
		}
		begin();
		Optional<String> progress = this.session.progress().find().map((row) -> this.scripts.history().dropProgress());
		progress.ifPresent(statements.statements()::add);
		this.printed.add(new OfflineScript("stamp " + target, this.scripts.print(statements.statements())));
		return this.printed;
	}

}
