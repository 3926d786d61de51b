package io.github.dbmigrate.upgrade;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.github.dbmigrate.script.MigrationFolder;
import io.github.dbmigrate.script.UndoFile;
import io.github.dbmigrate.script.Version;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.resolver.ResolvedMigration;
import org.jspecify.annotations.Nullable;

/**
 * Upgrades, downgrades and stamps of this database for its own client: the statements
 * that would run here, and the rows of the history.
 */
final class OfflineSql {

	private final FlywaySession session;

	private final MigrationFolder folder;

	private final OfflinePrinter printer;

	OfflineSql(FlywaySession session, MigrationFolder folder) throws SQLException {
		this.session = session;
		this.folder = folder;
		this.printer = new OfflinePrinter(session.configuration(), session.clientScripts());
	}

	List<OfflineScript> upgrade(@Nullable String target) throws SQLException {
		History history = this.session.history();
		Version last = Targets.up(target, history);
		Upgrade.requireOneHead(this.folder, last);
		new Findings(this.session, this.folder, history).requireNone();
		List<ResolvedMigration> pending = history.pending()
			.stream()
			.filter((info) -> isUpTo(info, last))
			.map((info) -> file(history, info))
			.toList();
		if (!pending.isEmpty()) {
			this.printer.beforeUpgrade();
			begin();
			this.printer.upgrade(pending);
		}
		return this.printer.printed();
	}

	private static ResolvedMigration file(History history, MigrationInfo info) {
		return history.files()
			.stream()
			.filter((file) -> file.getScript().equals(info.getScript()) && file.getType() == info.getType())
			.findFirst()
			.orElseThrow();
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

	private void begin() throws SQLException {
		if (!this.session.hasHistory()) {
			this.printer.create(this.session.creation(baselines()));
		}
		this.printer.connected(this.session.schema());
	}

	List<OfflineScript> downgrade(@Nullable String target) {
		History history = this.session.history();
		List<UndoFile> plan = new Downgrade(this.session, this.folder).plan(target);
		this.printer.connected(this.session.schema());
		plan.forEach((undo) -> this.printer.undo(undo, Objects.requireNonNull(history.applied().get(undo.version())),
				this.session.connection()));
		return this.printer.printed();
	}

	List<OfflineScript> stamp(String target, boolean purge) throws SQLException {
		StampSql statements = new StampSql(this.printer.history());
		new Stamp(this.folder, this.session.history(), statements, purge).run(target);
		if (statements.statements().isEmpty()) {
			return List.of();
		}
		begin();
		Optional<String> progress = this.session.progress().find().map((row) -> this.printer.history().dropProgress());
		progress.ifPresent(statements.statements()::add);
		this.printer.statements("stamp " + target, statements.statements());
		return this.printer.printed();
	}

}
