package io.github.dbmigrate.upgrade;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import io.github.dbmigrate.database.KnownDatabase;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.script.ScriptStatement;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.internal.database.DatabaseType;
import org.flywaydb.core.internal.database.DatabaseTypeRegister;
import org.flywaydb.core.internal.parser.ParsingContext;
import org.flywaydb.core.internal.resource.StringResource;
import org.flywaydb.core.internal.sqlscript.SqlStatement;
import org.flywaydb.core.internal.sqlscript.SqlStatementIterator;

/**
 * Takes a script apart as Flyway does, without a connection.
 */
public final class StatementSplitter {

	/** Without a connection Flyway takes every PostgreSQL for one that is too old. */
	private static final Pattern OUTSIDE = Pattern
		.compile("(?is)(?:create|drop)\\s+(?:unique\\s+)?index\\s+concurrently\\b.*"
				+ "|(?:create|drop)\\s+(?:database|tablespace|subscription)\\b.*|alter\\s+system\\b.*|vacuum\\b.*|discard\\s+all.*"
				+ "|reindex\\b.*\\b(?:schema|database|system)\\b.*");

	private final Configuration configuration;

	/**
	 * @param configuration Flyway's settings; its placeholders stay as they are written
	 */
	public StatementSplitter(Configuration configuration) {
		this.configuration = Flyway.configure(configuration.getClassLoader())
			.configuration(configuration)
			.placeholderReplacement(false)
			.load()
			.getConfiguration();
	}

	/**
	 * The statements of a script.
	 * @param file its name, for people
	 * @param vendor the database, as Spring Boot spells it
	 */
	public List<ScriptStatement> split(String file, String sql, String vendor) {
		List<ScriptStatement> statements = new ArrayList<>();
		try (SqlStatementIterator iterator = type(vendor, this.configuration)
			.createParser(this.configuration, null, new ParsingContext())
			.parse(new StringResource(sql))) {
			iterator.forEachRemaining((statement) -> statements.add(statement(statement, vendor)));
		}
		catch (FlywayException ex) {
			throw new MigrationException(Failure.INPUT, file + " cannot be taken apart: " + ex.getMessage(),
					"Close what is open in it: a quote, a bracket, a comment.", ex);
		}
		return statements;
	}

	private static ScriptStatement statement(SqlStatement statement, String vendor) {
		boolean outside = vendor.equals("postgresql")
				&& OUTSIDE.matcher(StatementKind.withoutLeadingComments(statement.getSql())).matches();
		return new ScriptStatement(statement.getLineNumber(), statement.getSql(),
				vendor.equals("postgresql") ? !outside : statement.canExecuteInTransaction());
	}

	/** A database as Flyway knows it. */
	static DatabaseType type(String vendor, Configuration configuration) {
		return DatabaseTypeRegister.getDatabaseTypesForUrl("jdbc:" + vendor + ":", configuration)
			.stream()
			.filter(DatabaseType.class::isInstance)
			.map(DatabaseType.class::cast)
			.findFirst()
			.orElseThrow(() -> new MigrationException(Failure.INPUT,
					"Flyway has no part for the database " + KnownDatabase.product(vendor) + ". Nothing was read.",
					"Add the Flyway module for it (flyway-database-postgresql, flyway-mysql) to the application."));
	}

	static ScriptStatement statement(SqlStatement statement) {
		return new ScriptStatement(statement.getLineNumber(), statement.getSql(), statement.canExecuteInTransaction());
	}

}
