package io.github.dbmigrate.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.github.dbmigrate.upgrade.DatabaseStatus;
import io.github.dbmigrate.upgrade.DatabaseStatus.State;
import io.github.dbmigrate.upgrade.HistoryEntry;
import org.jspecify.annotations.Nullable;

/**
 * The version of a database.
 *
 * @param status where it stands
 * @param verbose whether its file and time are told
 * @param check whether it fails where the database is not at head
 */
record CurrentReport(DatabaseStatus status, boolean verbose, boolean check) implements Report {

	@Override
	public List<String> lines(Style style) {
		String current = this.status.current();
		List<String> lines = new ArrayList<>();
		if (current != null) {
			lines.add(current + (atHead() ? " (head)" : ""));
			entry(current).filter((entry) -> this.verbose)
				.ifPresent((entry) -> lines.addAll(List.of("  file       " + entry.script(),
						"  installed  " + entry.installedOn() + " by " + entry.installedBy())));
		}
		return lines;
	}

	private Optional<HistoryEntry> entry(String version) {
		return this.status.applied().stream().filter((entry) -> version.equals(entry.version())).findFirst();
	}

	@Override
	public List<String> notes() {
		if (exitCode() == 0) {
			return List.of();
		}
		String place = "The database is " + ((this.status.current() != null) ? "at " + this.status.current() : "empty");
		if (this.status.state() == State.AHEAD) {
			return List.of(place + ", the head is " + this.status.head() + ": db status says what mends it");
		}
		return List.of(this.status.late().isEmpty()
				? place + ", the head is " + String.join(" and ", this.status.heads()) + ": run db upgrade"
				: place + " and did not run " + this.status.late().get(0).script() + ": db status says what mends it");
	}

	@Override
	public int exitCode() {
		return (this.check && !atHead()) ? 1 : 0;
	}

	@Override
	public Object json() {
		Map<String, @Nullable Object> keys = new LinkedHashMap<>();
		keys.put("database", this.status.database());
		keys.put("current", this.status.current());
		keys.put("head", this.status.head());
		keys.put("atHead", atHead());
		return keys;
	}

	private boolean atHead() {
		return Objects.equals(this.status.current(), this.status.head()) && this.status.late().isEmpty();
	}

}
