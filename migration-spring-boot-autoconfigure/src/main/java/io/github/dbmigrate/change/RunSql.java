package io.github.dbmigrate.change;

import java.util.List;
import java.util.regex.Pattern;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Statements that an application adds to a migration, before or after a change or in its
 * place, with those that take them back.
 *
 * @param neighbour the change at which they stand
 * @param position where they stand from it
 * @param text what they do, or {@code null} to say what the neighbour says
 * @param statements the statements, without terminators
 * @param undoStatements the statements of the way back
 */
public record RunSql(Change neighbour, Position position, @Nullable String text, List<String> statements,
		List<String> undoStatements) implements Change {

	/**
	 * PostgreSQL builds and drops an index while others write outside a transaction only.
	 */
	private static final Pattern ALONE = Pattern
		.compile("(?is)\\s*(create|drop)\\s+(unique\\s+)?index\\s+concurrently\\b.*");

	public RunSql {
		statements = List.copyOf(statements);
		undoStatements = List.copyOf(undoStatements);
	}

	/**
	 * Statements before a change, taken back after it.
	 */
	public static RunSql before(Change neighbour, String text, List<String> statements, List<String> undoStatements) {
		return new RunSql(neighbour, Position.BEFORE, text, statements, undoStatements);
	}

	/**
	 * Statements after a change, taken back before it.
	 */
	public static RunSql after(Change neighbour, String text, List<String> statements, List<String> undoStatements) {
		return new RunSql(neighbour, Position.AFTER, text, statements, undoStatements);
	}

	/**
	 * Statements that do in another way what a change does.
	 */
	public static RunSql insteadOf(Change replaced, List<String> statements, List<String> undoStatements) {
		return new RunSql(replaced, Position.INSTEAD, null, statements, undoStatements);
	}

	@Override
	public TableName subject() {
		return this.neighbour.subject();
	}

	@Override
	public Phase phase() {
		return this.neighbour.phase();
	}

	@Override
	public int step() {
		return this.neighbour.step();
	}

	@Override
	public String summary(SqlDialect dialect) {
		return (this.text != null) ? "~ " + this.text : this.neighbour.summary(dialect);
	}

	@Override
	public List<String> sql(SqlDialect dialect) {
		return this.statements;
	}

	@Override
	public boolean transactional() {
		return this.statements.stream().noneMatch((statement) -> ALONE.matcher(statement).matches());
	}

	@Override
	public Change undo() {
		return new RunSql(this.neighbour.undo(), this.position.mirrored(), this.text, this.undoStatements,
				this.statements);
	}

	/**
	 * Where statements stand from a change.
	 */
	public enum Position {

		/** Before it. */
		BEFORE,
		/** In its place. */
		INSTEAD,
		/** After it. */
		AFTER;

		Position mirrored() {
			return values()[values().length - 1 - ordinal()];
		}

		static Position of(Change change) {
			return (change instanceof RunSql sql) ? sql.position : INSTEAD;
		}

	}

}
