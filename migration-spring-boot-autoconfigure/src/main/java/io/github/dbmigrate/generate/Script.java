package io.github.dbmigrate.generate;

import java.util.List;
import java.util.regex.Pattern;

import io.github.dbmigrate.change.Change;
import io.github.dbmigrate.change.SchemaDiff;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.script.Header;
import io.github.dbmigrate.script.Replaced;
import io.github.dbmigrate.script.Slug;
import io.github.dbmigrate.script.Version;
import org.jspecify.annotations.Nullable;

/**
 * The text of a migration and of its way back: a header, then for each change one comment
 * and its statements.
 */
final class Script {

	/** A summary as far as the name of what changes. */
	private static final Pattern NAMED = Pattern
		.compile("^([+~-] (?:[a-z]+ )*?(?:schema|table|column|constraint|key|index|check|sequence) [^\\s(]+).*");

	private final SqlDialect dialect;

	private final @Nullable String message;

	private final List<Change> changes;

	private final boolean baseline;

	private final String opening;

	private final String undoOpening;

	Script(SqlDialect dialect, @Nullable String message, List<Change> changes, boolean baseline) {
		this(dialect, message, changes, baseline, "", "");
	}

	/**
	 * @param opening what stands before the statements of the migration
	 * @param undoOpening what stands before those of the way back
	 */
	Script(SqlDialect dialect, @Nullable String message, List<Change> changes, boolean baseline, String opening,
			String undoOpening) {
		this.dialect = dialect;
		this.message = message;
		this.changes = changes;
		this.baseline = baseline;
		this.opening = opening;
		this.undoOpening = undoOpening;
	}

	String sql(List<Version> parents) {
		return sql(parents, List.of());
	}

	String sql(List<Version> parents, List<String> hazards) {
		return sql(new Header(this.message, parents, this.dialect.vendor(), this.baseline, operations(), hazards));
	}

	/** What an empty database runs in place of other files. */
	String sqlFor(List<Replaced> replaced) {
		return sql(new Header(this.message, List.of(), this.dialect.vendor(), this.baseline, operations(), List.of(),
				List.of(), replaced));
	}

	private String sql(Header header) {
		return header.render() + this.opening + body(this.changes);
	}

	String undoSql() {
		return (this.undoOpening + body(SchemaDiff.undo(this.changes))).stripLeading();
	}

	List<String> operations() {
		return this.changes.stream().map((change) -> change.summary(this.dialect)).toList();
	}

	/**
	 * The message in the form of a file name; without one, the first operation.
	 */
	String slug() {
		if (this.message != null && !this.message.isBlank()) {
			return Slug.of(this.message);
		}
		String first = Slug.of(NAMED.matcher(this.changes.get(0).summary(this.dialect))
			.replaceFirst("$1")
			.replaceFirst("^\\+", "add")
			.replaceFirst("^-", "drop")
			.replaceFirst("^~", "change"));
		int others = this.changes.size() - 1;
		return (others > 0) ? first + "_and_" + others + "_more" : first;
	}

	private String body(List<Change> changes) {
		StringBuilder text = new StringBuilder();
		for (Change change : changes) {
			text.append("\n-- ").append(comment(change.summary(this.dialect))).append('\n');
			change.sql(this.dialect).forEach((statement) -> text.append(statement).append(";\n"));
		}
		return text.toString();
	}

	private static String comment(String summary) {
		return summary.replace("${", "$ {").replaceAll("\\R", " ");
	}

}
