package io.github.dbmigrate.generate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.dbmigrate.change.BatchedFill;
import io.github.dbmigrate.change.Batches;
import io.github.dbmigrate.change.Change;
import io.github.dbmigrate.change.CreateTable;
import io.github.dbmigrate.change.FilePart;
import io.github.dbmigrate.change.OnlineForms;
import io.github.dbmigrate.change.RunSql;
import io.github.dbmigrate.change.SchemaDiff;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.TableName;

/**
 * A migration before it is written.
 *
 * @param before what there is
 * @param after what there shall be
 * @param customized how it gets there, and what the application does not want of it
 * @param parts the changes file by file
 * @param patient whether it gives way to those who write to the tables
 * @param notes what the user should know of it
 */
record Plan(Schema before, Schema after, Customized customized, List<FilePart> parts, boolean patient,
		List<String> notes) {

	/** A transaction that is rolled back takes an index only in the other form. */
	private static final Pattern CONCURRENTLY = Pattern
		.compile("(?i)^((?:create|drop) (?:unique )?index) concurrently\\b");

	/**
	 * @param large the tables to which others go on writing
	 * @param batches which rows are filled in batches
	 */
	static Plan of(SqlDialect dialect, Schema before, Schema after, Customized customized, Predicate<TableName> large,
			Batches batches) {
		List<Change> changes = customized.changes();
		Set<TableName> made = changes.stream()
			.filter(CreateTable.class::isInstance)
			.map(Change::subject)
			.collect(Collectors.toSet());
		Predicate<TableName> online = (table) -> dialect.vendor().equals("postgresql") && large.test(table);
		boolean patient = changes.stream()
			.map(Change::subject)
			.anyMatch((table) -> !made.contains(table) && online.test(table));
		List<FilePart> parts = OnlineForms.of(changes, online, batches);
		return new Plan(before, after, customized, parts, patient, batches.notes());
	}

	List<Change> changes() {
		return this.customized.changes();
	}

	List<String> up(SqlDialect dialect) {
		return rolledBack(this.parts.stream().flatMap((part) -> part.changes().stream()), dialect);
	}

	List<String> down(SqlDialect dialect) {
		List<FilePart> reversed = new ArrayList<>(this.parts);
		Collections.reverse(reversed);
		return rolledBack(reversed.stream().flatMap((part) -> part.undo().stream()), dialect);
	}

	/** The columns whose rows are filled in batches. */
	List<BatchedFill> batches() {
		return this.parts.stream()
			.flatMap((part) -> part.changes().stream())
			.filter(BatchedFill.class::isInstance)
			.map(BatchedFill.class::cast)
			.toList();
	}

	/** The statements that nobody but the application knows. */
	List<String> own(SqlDialect dialect) {
		return Stream.concat(changes().stream(), SchemaDiff.undo(changes()).stream())
			.filter(Plan::isOwn)
			.flatMap((change) -> change.sql(dialect).stream())
			.toList();
	}

	private static boolean isOwn(Change change) {
		return change instanceof RunSql || !change.getClass().getPackageName().equals(Change.class.getPackageName());
	}

	private static List<String> rolledBack(Stream<Change> changes, SqlDialect dialect) {
		return changes
			.flatMap((change) -> ((change instanceof BatchedFill fill) ? fill.withoutCommit(dialect)
					: change.sql(dialect))
				.stream())
			.map((statement) -> CONCURRENTLY.matcher(statement).replaceFirst("$1"))
			.toList();
	}

	static List<String> statements(List<Change> changes, SqlDialect dialect) {
		return changes.stream().flatMap((change) -> change.sql(dialect).stream()).toList();
	}

}
