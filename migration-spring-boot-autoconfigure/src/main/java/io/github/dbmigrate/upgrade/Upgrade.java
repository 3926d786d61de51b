package io.github.dbmigrate.upgrade;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.script.MigrationFile;
import io.github.dbmigrate.script.MigrationFolder;
import io.github.dbmigrate.script.RevisionGraph;
import io.github.dbmigrate.script.Version;
import io.github.dbmigrate.upgrade.Findings.Finding;
import io.github.dbmigrate.upgrade.Progress.Unfinished;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.extensibility.AppliedMigration;
import org.jspecify.annotations.Nullable;

/**
 * Runs pending files through Flyway, after what stopped half way before.
 */
final class Upgrade {

	private static final String TOLD = "The files that this database ran are one file now; its history tells so.";

	private static final String MOVED = "Files that this database ran have other versions now; its history tells so.";

	private final FlywayFiles files;

	private final MigrationFolder folder;

	Upgrade(FlywayFiles files, MigrationFolder folder) {
		this.files = files;
		this.folder = folder;
	}

	List<PendingMigration> plan(FlywaySession session, @Nullable String target) throws SQLException {
		History history = session.history();
		Version last = Targets.up(target, history);
		requireOneHead(this.folder, last);
		requireRunnable(session);
		ClientScripts scripts = session.clientScripts();
		Map<Version, PendingMigration> plan = new TreeMap<>();
		this.folder.migrations().forEach((file) -> plan.put(file.version(), PendingMigration.of(file)));
		List<PendingMigration> repeatable = new ArrayList<>();
		for (MigrationInfo info : history.toRun()) {
			PendingMigration pending = PendingMigration.of(info, scripts.resource(info.getScript()));
			if (pending.version() == null) {
				repeatable.add(pending);
			}
			else if (info.getType().isBaseline() || !plan.containsKey(pending.version())) {
				plan.put(pending.version(), pending);
			}
		}
		List<Version> versions = history.pendingVersions();
		plan.keySet()
			.removeIf((version) -> !versions.contains(version) || (last != null && version.compareTo(last) > 0));
		return Stream.concat(plan.values().stream(), repeatable.stream()).toList();
	}

	/** Stops for what an upgrade would stop for, or do something else about first. */
	private void requireRunnable(FlywaySession session) {
		History history = session.history();
		Interruption.of(session, history).undo().ifPresent((version) -> {
			throw new Findings(session, this.folder, history).interrupted(version).exception();
		});
		new Findings(session, this.folder, history).running().ifPresent((running) -> {
			throw running.exception();
		});
		requireSound(session);
	}

	Migrated run(@Nullable String target) throws SQLException {
		if (target == null || target.equals("head")) {
			requireOneHead(this.folder, null);
		}
		return run(target, true);
	}

	/** Runs all that these files have, although another branch goes on elsewhere. */
	Migrated runBranch() throws SQLException {
		return run(null, false);
	}

	private Migrated run(@Nullable String target, boolean one) throws SQLException {
		boolean moved = tellMoved();
		Prepared prepared = FlywaySession.open(this.files.configuration(isConcurrent((version) -> true)),
				this::prepare);
		History before = prepared.before();
		History ready = prepared.ready();
		Version last = Targets.up(target, ready);
		if (one) {
			requireOneHead(this.folder, last);
		}
		boolean concurrent = isConcurrent(ready.pendingVersions()::contains);
		for (AppliedMigration row : ready.failed()) {
			goOn(row, ready, concurrent);
		}
		migrate(last, concurrent);
		List<String> notes = new ArrayList<>();
		if (prepared.told()) {
			notes.add(TOLD);
		}
		if (moved) {
			notes.add(MOVED);
		}
		waysBack(ready).forEach(notes::add);
		History after = open((session) -> {
			Interruption.cleanUp(session);
			new Findings(session, this.folder, session.history()).ahead().map(Finding::problem).ifPresent(notes::add);
			return session.history();
		});
		List<String> scripts = new ArrayList<>(prepared.undone());
		scripts.addAll(after.scriptsAfter(ready.lastRank()));
		return Runs.result(before.current(), after.current(), scripts).noting(notes);
	}

	private Stream<String> waysBack(History ready) {
		return ready.failed()
			.stream()
			.map(AppliedMigration::getVersion)
			.flatMap(Stream::ofNullable)
			.flatMap((version) -> wayBack(FlywaySession.version(version)).stream());
	}

	/** What was edited after it failed may need another way back. */
	private Optional<String> wayBack(Version version) {
		return this.folder.migrations()
			.stream()
			.filter((file) -> file.version().equals(version))
			.flatMap((file) -> this.folder.undo(version)
				.filter((undo) -> undo.writtenFor() != null && undo.writtenFor() != file.checksum())
				.map((undo) -> undo.location() + " was written before " + file.fileName()
						+ " was edited: correct it where it does not fit, then run db repair --accept " + version + ".")
				.stream())
			.findFirst();
	}

	/**
	 * Whether a file builds or drops an index while others write; its way back may too.
	 */
	private boolean isConcurrent(Predicate<Version> versions) {
		return this.folder.migrations()
			.stream()
			.anyMatch((file) -> versions.test(file.version()) && StatementKind.isConcurrent(file.sql()));
	}

	/** What one line of files leads to may run; branches that meet above it may wait. */
	static void requireOneHead(MigrationFolder folder, @Nullable Version last) {
		List<MigrationFile> files = folder.migrations()
			.stream()
			.filter((file) -> last == null || file.version().compareTo(last) <= 0)
			.toList();
		new RevisionGraph(files).requireOneHead("Nothing was run.");
	}

	private <T> T open(SessionWork<T> work) {
		return FlywaySession.open(this.files.configuration(), work);
	}

	/** Before anything is said about what runs late. */
	private boolean tellMoved() {
		return !Moved.movable(this.folder).isEmpty() && this.<Boolean>open((session) -> {
			session.awaitTurn();
			return Moved.tell(session, this.folder);
		});
	}

	private Prepared prepare(FlywaySession session) {
		session.awaitTurn();
		if (session.hasHistory()) {
			session.requireWritableHistory();
		}
		History before = session.history();
		requireHistory(session, before);
		Interruption.settle(session);
		List<String> undone = finishDowngrade(session);
		boolean told = new PruneRun(session, this.folder).tell();
		return new Prepared(before, undone, told, requireSound(session));
	}

	private void requireHistory(FlywaySession session, History history) {
		new Findings(session, this.folder, history).withoutHistory().ifPresent((finding) -> {
			throw finding.exception();
		});
	}

	private List<String> finishDowngrade(FlywaySession session) {
		Optional<Version> interrupted = Interruption.of(session, session.history()).undo();
		return interrupted.map((version) -> new Downgrade(session, this.folder).finish(version)).orElse(List.of());
	}

	/** Stops for what Flyway would refuse, before anything runs. */
	private History requireSound(FlywaySession session) {
		History history = session.history();
		Findings findings = new Findings(session, this.folder, history);
		if (session.configuration().isValidateOnMigrate()) {
			findings.mismatches().stream().findFirst().ifPresent((finding) -> {
				throw finding.exception();
			});
		}
		Interruption interruption = Interruption.of(session, history);
		history.failed()
			.stream()
			.filter((row) -> row.getVersion() != null && interruption.upgrade(row).isEmpty())
			.findFirst()
			.ifPresent((row) -> {
				throw findings.failed(row).exception();
			});
		return history;
	}

	private void goOn(AppliedMigration row, History history, boolean concurrent) {
		if (row.getVersion() == null) {
			open((session) -> session.locked(() -> {
				session.removeFailedRow(row.getDescription());
				return true;
			}));
			return;
		}
		Unfinished begun = open((session) -> Interruption.of(session, history).upgrade(row)).orElseThrow();
		StatementTracker tracker = new StatementTracker(begun);
		FluentConfiguration configuration = this.files.tracked(tracker, concurrent).target(row.getVersion());
		run(configuration.getLockRetryCount(), tracker, begun, () -> FlywaySession.open(configuration, (session) -> {
			session.migratePast(row);
			return true;
		}));
	}

	private void migrate(@Nullable Version last, boolean concurrent) {
		StatementTracker tracker = new StatementTracker();
		FluentConfiguration configuration = this.files.tracked(tracker, concurrent);
		if (last != null) {
			configuration.target(last.toString());
		}
		run(configuration.getLockRetryCount(), tracker, null, () -> configuration.load().migrate());
	}

	private static void run(int retries, StatementTracker tracker, @Nullable Unfinished begun, Runnable migration) {
		try {
			new Patience(retries, () -> tracker.left() == null).run(migration);
		}
		catch (FlywayException ex) {
			if (tracker.edited()) {
				throw edited(Objects.requireNonNull(begun), ex);
			}
			throw new FailedMigration(tracker, ex).exception();
		}
	}

	private static MigrationException edited(Unfinished begun, FlywayException cause) {
		return new MigrationException(Failure.FINDINGS,
				"The first " + begun.statements() + " statements of " + begun.script()
						+ " ran already, and they are not the ones in the file any more. Nothing was changed.",
				"Put them back as they were and change only what follows, then run db upgrade; or finish by hand and "
						+ "record it with db stamp " + begun.version() + ".",
				cause);
	}

	private record Prepared(History before, List<String> undone, boolean told, History ready) {
	}

}
