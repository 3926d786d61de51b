package io.github.dbmigrate.upgrade;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.script.MigrationFile;
import io.github.dbmigrate.script.MigrationFolder;
import io.github.dbmigrate.script.RevisionGraph;
import io.github.dbmigrate.script.Version;
import io.github.dbmigrate.upgrade.DatabaseStatus.State;
import io.github.dbmigrate.upgrade.Progress.Unfinished;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.ErrorCode;
import org.flywaydb.core.api.output.ValidateOutput;
import org.flywaydb.core.api.resolver.ResolvedMigration;
import org.flywaydb.core.extensibility.AppliedMigration;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong between files and history, and what mends it.
 */
final class Findings {

	private final FlywaySession session;

	private final MigrationFolder folder;

	private final History history;

	private final Interruption interruption;

	Findings(FlywaySession session, MigrationFolder folder, History history) {
		this.session = session;
		this.folder = folder;
		this.history = history;
		this.interruption = Interruption.of(session, history);
	}

	/** Everything found, the gravest first. */
	List<Finding> all() {
		List<Finding> findings = new ArrayList<>();
		this.interruption.undo().map(this::interrupted).ifPresent(findings::add);
		running().ifPresent(findings::add);
		this.history.failed().stream().filter((row) -> !belongsToUndo(row)).map(this::failed).forEach(findings::add);
		findings.addAll(mismatches());
		withoutHistory().filter((finding) -> !this.history.pendingVersions().isEmpty()).ifPresent(findings::add);
		return findings;
	}

	/** Somebody else made what is there, so that Flyway would not begin. */
	Optional<Finding> withoutHistory() {
		return this.session.refusesToBegin() ? Optional
			.of(new Finding(State.PENDING, "The database has tables but no history of migrations.", beginning()))
				: Optional.empty();
	}

	private String beginning() {
		List<MigrationFile> files = this.folder.migrations();
		if (files.isEmpty() && this.history.pendingVersions().isEmpty()) {
			return "Where entities map them: db init --baseline. Where none is an entity's: db stamp base, then db migrate.";
		}
		if (files.stream().anyMatch((file) -> file.header().baseline())) {
			return "Where they are those of the baseline: db upgrade --migration.adopt=true (or a start with it) compares "
					+ "them and takes the database over.";
		}
		return "Where these migrations made them: db stamp VERSION --verify. Where they are others: db stamp base, "
				+ "then db upgrade.";
	}

	/**
	 * What ran is newer than all migrations, where there are any. An application of an
	 * older build runs on it, so that this stops nothing but what compares.
	 */
	Optional<Finding> ahead() {
		SortedMap<Version, AppliedMigration> ahead = this.history.ahead();
		return (ahead.isEmpty() || this.history.head() == null) ? Optional.empty() : Optional
			.of(new Finding(State.AHEAD,
					"The database ran " + scripts(ahead) + ", newer than all files in " + this.folder.location() + ".",
					missing(ahead.lastKey().toString()).remedy()));
	}

	private static String scripts(SortedMap<Version, AppliedMigration> migrations) {
		return migrations.values().stream().map(AppliedMigration::getScript).collect(Collectors.joining(", "));
	}

	/** Stops where anything is wrong. */
	void requireNone() {
		all().stream().findFirst().ifPresent((finding) -> {
			throw finding.exception();
		});
	}

	/** Edited and missing files, and files that came too late. */
	List<Finding> mismatches() {
		Optional<Pruned> pruned = Pruned.of(this.folder, this.history);
		Optional<Moved> moved = Moved.of(this.folder, this.history);
		Set<Version> late = new TreeSet<>(this.history.late());
		late.removeAll(new RevisionGraph(this.folder.migrations()).late());
		Stream<Finding> others = this.session.objections()
			.stream()
			.filter((objection) -> pruned.filter((one) -> one.covers(objection.version)).isEmpty())
			.filter((objection) -> moved.filter((one) -> one.covers(objection.version)).isEmpty())
			.filter((objection) -> late.isEmpty() || !waits(objection, late))
			.map(this::finding);
		return Stream
			.concat(Stream.concat(pruned.map(Pruned::finding).stream(), moved.map(Moved::finding).stream()), others)
			.filter(Objects::nonNull)
			.sorted((first, second) -> first.state().compareTo(second.state()))
			.toList();
	}

	/** Whether it is late by a merge, and would run if others were not late too. */
	private boolean waits(ValidateOutput objection, Set<Version> late) {
		return objection.errorDetails.errorCode == CoreErrorCode.RESOLVED_VERSIONED_MIGRATION_NOT_APPLIED
				&& !late.contains(Version.of(objection.version));
	}

	private boolean belongsToUndo(AppliedMigration row) {
		Optional<Version> undo = this.interruption.undo();
		return row.getVersion() != null && undo.isPresent()
				&& undo.get().equals(FlywaySession.version(row.getVersion()));
	}

	Finding interrupted(Version version) {
		int done = this.interruption.unfinished().map(Unfinished::statements).orElse(0);
		return new Finding(State.UNDO_INTERRUPTED,
				"The downgrade of " + version + " stopped after " + done + " of its statements.",
				"Mend the cause, then run db downgrade: it goes on where it stopped (db upgrade does the same and then "
						+ "leads to head).");
	}

	/** A migration that has no row yet, and perhaps nobody at it any more. */
	Optional<Finding> running() {
		return this.interruption.running()
			.map((record) -> new Finding(State.PENDING,
					record.script() + " runs now, or the process that ran it was stopped; statements done and kept: "
							+ record.statements() + ".",
					"Where none runs it: db upgrade goes on with statement " + (record.statements() + 1)
							+ ", and waits for one that does."));
	}

	Finding failed(AppliedMigration row) {
		Optional<Unfinished> unfinished = this.interruption.upgrade(row);
		if (row.getVersion() == null) {
			return new Finding(State.FAILED, row.getScript() + " failed.",
					"Mend the cause, then run db upgrade: a repeatable migration begins anew.");
		}
		if (unfinished.isEmpty()) {
			return failedWithoutRecord(row);
		}
		return new Finding(State.FAILED,
				row.getScript() + " failed; statements done and kept: " + unfinished.get().statements() + ".",
				"Mend the cause (data, or the statements after those), then run db upgrade: it goes on with statement "
						+ (unfinished.get().statements() + 1) + ".");
	}

	private Finding failedWithoutRecord(AppliedMigration row) {
		Version version = FlywaySession.version(row.getVersion());
		return new Finding(State.FAILED,
				row.getScript() + " failed, and how far it came is not recorded: it ran outside this tool.",
				"Finish its statements by hand, then db repair --accept " + version
						+ "; or take back by hand what it did, then db repair --forget " + version
						+ ". Then run db upgrade.");
	}

	private @Nullable Finding finding(ValidateOutput output) {
		ErrorCode code = output.errorDetails.errorCode;
		String version = output.version.isEmpty() ? output.description : output.version;
		if (code == CoreErrorCode.FAILED_VERSIONED_MIGRATION || code == CoreErrorCode.FAILED_REPEATABLE_MIGRATION) {
			return null;
		}
		if (code == CoreErrorCode.APPLIED_VERSIONED_MIGRATION_NOT_RESOLVED
				|| code == CoreErrorCode.APPLIED_REPEATABLE_MIGRATION_NOT_RESOLVED) {
			return missing(version);
		}
		if (code == CoreErrorCode.RESOLVED_VERSIONED_MIGRATION_NOT_APPLIED
				|| code == CoreErrorCode.RESOLVED_REPEATABLE_MIGRATION_NOT_APPLIED) {
			return late(version);
		}
		return edited(version, code);
	}

	private Finding missing(String version) {
		return new Finding(State.MISSING,
				"The database has " + version + ", which is not among the files in " + this.folder.location() + ".",
				"Bring its file back (it may be on another branch, or newer than this build). Where it is gone for good: "
						+ "db repair --forget " + (version.contains(" ") ? '"' + version + '"' : version) + ".");
	}

	private Finding late(String version) {
		RevisionGraph graph = new RevisionGraph(this.folder.migrations());
		boolean branches = graph.heads().size() > 1;
		SortedMap<Version, AppliedMigration> ahead = this.history.ahead();
		return new Finding(State.LATE,
				version + (branches ? " is of another branch and" : "") + " was added below " + this.history.current()
						+ ", which is applied already" + (ahead.isEmpty() ? "." : " and not among these files."),
				branches ? graph.joining() : ahead.isEmpty() ? "Give the file a version above " + this.history.current()
						+ ", or set spring.flyway.out-of-order=true." : elsewhere(ahead));
	}

	/** The files of another branch ran here, and then came back those of this one. */
	private String elsewhere(SortedMap<Version, AppliedMigration> ahead) {
		Version below = this.history.applied().lowerKey(ahead.firstKey());
		return "On the branch of " + scripts(ahead) + ": db downgrade " + ((below != null) ? below : "base")
				+ "; then db upgrade here. Or bring both branches together (git merge), then db merge.";
	}

	private Finding edited(String version, ErrorCode code) {
		AppliedMigration row = this.history.succeeded(version).orElseThrow();
		ResolvedMigration file = this.history.file(version).orElseThrow();
		return new Finding(State.EDITED,
				fileOf(version) + " was changed after it ran on " + Runs.time(row) + ": " + differing(row, file, code)
						+ ".",
				"Put the old text back and write a new migration for the correction (db migrate); db repair --accept "
						+ version + " where it changed nothing that ran, for instance a comment.");
	}

	private String fileOf(String version) {
		return this.folder.migrations()
			.stream()
			.filter((file) -> file.version().toString().equals(version))
			.map(MigrationFile::fileName)
			.findFirst()
			.orElse(version);
	}

	private static String differing(AppliedMigration row, ResolvedMigration file, ErrorCode code) {
		if (code == CoreErrorCode.DESCRIPTION_MISMATCH) {
			return "it was named '" + row.getDescription() + "', and is '" + file.getDescription() + "' now";
		}
		if (code == CoreErrorCode.TYPE_MISMATCH) {
			return "it was of the type " + row.getType().name() + ", and is " + file.getType().name() + " now";
		}
		return "the checksum of its text was " + row.getChecksum() + ", and is " + file.getChecksum() + " now";
	}

	/**
	 * One thing that is wrong.
	 *
	 * @param state the state it puts the database in
	 * @param problem what is wrong
	 * @param remedy what mends it
	 */
	record Finding(State state, String problem, String remedy) {

		MigrationException exception() {
			return new MigrationException(Failure.FINDINGS, this.problem + " Nothing was changed.", this.remedy);
		}

	}

}
