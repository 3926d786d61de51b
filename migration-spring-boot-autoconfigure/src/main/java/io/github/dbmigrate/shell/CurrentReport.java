package io.github.dbmigrate.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.dbmigrate.upgrade.DatabaseStatus;
import org.jspecify.annotations.Nullable;

/**
 * The version of a database.
 */
record CurrentReport(DatabaseStatus status) implements Report {

	@Override
	public List<String> lines(Style style) {
		String current = this.status.current();
		return (current != null) ? List.of(current + (atHead() ? " (head)" : "")) : List.of();
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
		return Objects.equals(this.status.current(), this.status.head());
	}

}
