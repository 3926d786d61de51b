package io.github.dbmigrate.proof;

import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

import io.github.dbmigrate.change.AddColumn;
import io.github.dbmigrate.change.AlterColumn;
import io.github.dbmigrate.change.Change;
import io.github.dbmigrate.dialect.SqlDialect;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;

/**
 * A change that PostgreSQL refuses, and what it says is in the way.
 */
final class Refused extends RuntimeException {

	private final transient SqlDialect dialect;

	private final transient Change change;

	private final PSQLException error;

	Refused(SqlDialect dialect, Change change, DataAccessException cause) {
		super(cause);
		this.dialect = dialect;
		this.change = change;
		this.error = (PSQLException) NestedExceptionUtils.getMostSpecificCause(cause);
	}

	/**
	 * Whether it failed because of what the rows hold.
	 */
	boolean isAboutData() {
		return Stream.of("22", "23").anyMatch(Objects.requireNonNull(this.error.getSQLState())::startsWith);
	}

	/**
	 * Whether one of these texts names what is in the way: the constraint with its table,
	 * or the column with its table.
	 */
	boolean isNamedIn(Collection<String> texts) {
		String table = this.dialect.shown(this.change.subject());
		ServerErrorMessage message = this.error.getServerErrorMessage();
		String constraint = (message != null) ? message.getConstraint() : null;
		String what = (constraint != null) ? constraint : table + "." + column();
		return texts.stream().anyMatch((text) -> has(text, table) && has(text, what));
	}

	private static boolean has(String text, String words) {
		return text.toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
	}

	private @Nullable String column() {
		return (this.change instanceof AlterColumn alter) ? alter.after().name()
				: (this.change instanceof AddColumn add) ? add.column().name() : null;
	}

	@Override
	public String getMessage() {
		return this.change.summary(this.dialect) + ": " + this.error.getMessage().lines().findFirst().orElse("refused");
	}

}
