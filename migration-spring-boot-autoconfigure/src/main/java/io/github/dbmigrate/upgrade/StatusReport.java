package io.github.dbmigrate.upgrade;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.dbmigrate.script.MigrationFile;
import io.github.dbmigrate.script.MigrationFolder;
import io.github.dbmigrate.script.RevisionGraph;
import io.github.dbmigrate.script.Version;
import io.github.dbmigrate.upgrade.DatabaseStatus.State;
import io.github.dbmigrate.upgrade.Findings.Finding;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;

/**
 * Says where a database stands; changes nothing.
 */
final class StatusReport {

	private final FlywaySession session;

	private final MigrationFolder folder;

	private final History history;

	private final Set<Version> undos;

	private final RevisionGraph graph;

	StatusReport(FlywaySession session, MigrationFolder folder) {
		this.session = session;
		this.folder = folder;
		this.history = session.history();
		this.graph = new RevisionGraph(folder.migrations());
		this.undos = folder.undos().keySet();
	}

	DatabaseStatus status(String database) throws SQLException {
		Findings found = new Findings(this.session, this.folder, this.history);
		List<Finding> findings = found.all();
		if (findings.isEmpty()) {
			found.ahead().ifPresent(findings::add);
		}
		List<HistoryEntry> pending = entries(this.history.pending());
		State state = state(findings, pending);
		if (pending.isEmpty()) {
			found.withoutHistory().ifPresent(findings::add);
		}
		List<String> heads = heads();
		if (heads.size() > 1) {
			findings.add(new Finding(state, this.graph.branches(), this.graph.joining()));
		}
		return new DatabaseStatus(database, this.session.url(), this.session.product(), this.folder.location(),
				Runs.text(this.history.current()), Runs.text(this.history.head()), heads, state,
				joined(findings, Finding::problem), joined(findings, Finding::remedy), pending,
				entries(this.history.overtaken()), entries(this.history.ran()));
	}

	/** The branches that met, or the newest migration, which may be one in Java. */
	private List<String> heads() {
		List<MigrationFile> heads = this.graph.heads();
		return (heads.size() > 1) ? heads.stream().map((head) -> head.version().toString()).toList()
				: Stream.ofNullable(Runs.text(this.history.head())).toList();
	}

	List<HistoryEntry> history() {
		List<MigrationInfo> ran = new ArrayList<>(this.history.ran());
		this.history.overtaken().forEach((late) -> ran.add(place(late, ran), late));
		return Stream.concat(ran.stream(), this.history.pending().stream()).map(this::entry).toList();
	}

	/** Below the first that is newer. */
	private static int place(MigrationInfo late, List<MigrationInfo> ran) {
		int place = 0;
		while (place < ran.size() && (ran.get(place).getVersion() == null
				|| ran.get(place).getVersion().compareTo(late.getVersion()) < 0)) {
			place++;
		}
		return place;
	}

	private static State state(List<Finding> findings, List<HistoryEntry> pending) {
		if (!findings.isEmpty()) {
			return findings.get(0).state();
		}
		return pending.isEmpty() ? State.UP_TO_DATE : State.PENDING;
	}

	private static @Nullable String joined(List<Finding> findings, Function<Finding, String> part) {
		return findings.isEmpty() ? null : findings.stream().map(part).distinct().collect(Collectors.joining("\n"));
	}

	private List<HistoryEntry> entries(List<MigrationInfo> infos) {
		return infos.stream().map(this::entry).toList();
	}

	private HistoryEntry entry(MigrationInfo info) {
		MigrationVersion version = info.getVersion();
		return new HistoryEntry(info.getType().name(), info.getChecksum(),
				(version != null) ? version.getVersion() : null, info.getDescription(), info.getScript(),
				(info.getState() == MigrationState.IGNORED) ? "LATE" : info.getState().name(), info.getInstalledBy(),
				instant(info.getInstalledOn()), info.getInstalledRank(), info.getExecutionTime(), hasUndo(version));
	}

	private boolean hasUndo(@Nullable MigrationVersion version) {
		return version != null && this.undos.contains(FlywaySession.version(version));
	}

	private static @Nullable Instant instant(@Nullable Date date) {
		return (date != null) ? Instant.ofEpochMilli(date.getTime()) : null;
	}

}
