package io.github.dbmigrate.upgrade;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.migration.JavaMigration;
import org.flywaydb.core.api.resource.LoadableResource;
import org.flywaydb.core.internal.database.base.Database;
import org.flywaydb.core.internal.database.base.Schema;
import org.flywaydb.core.internal.parser.ParsingContext;
import org.flywaydb.core.internal.parser.PlaceholderReplacingReader;
import org.flywaydb.core.internal.resource.ResourceNameParser;
import org.flywaydb.core.internal.resource.StringResource;
import org.flywaydb.core.internal.scanner.Scanner;
import org.flywaydb.core.internal.sqlscript.SqlScript;
import org.flywaydb.core.internal.sqlscript.SqlScriptFactory;
import org.flywaydb.core.internal.sqlscript.SqlStatement;
import org.flywaydb.core.internal.sqlscript.SqlStatementIterator;

import org.springframework.util.FileCopyUtils;

/**
 * Scripts as the database's own client takes them: placeholders replaced, each statement
 * ended in the way of that client, and the transactions that Flyway would open.
 */
@SuppressWarnings({ "rawtypes", "unchecked" })
final class ClientScripts {

	private static final String COPY_END = "\\.";

	private final Configuration configuration;

	private final Database database;

	private final ParsingContext context;

	private final Schema schema;

	private final Schema[] schemas;

	private final HistorySql history;

	private final ResourceProvider resources;

	ClientScripts(Configuration configuration, Database database, ParsingContext context, Schema schema,
			Schema[] schemas, HistorySql history) {
		this.configuration = configuration;
		this.database = database;
		this.context = context;
		this.schema = schema;
		this.schemas = schemas;
		this.history = history;
		this.resources = (configuration.getResourceProvider() != null) ? configuration.getResourceProvider()
				: new Scanner<>(JavaMigration.class, configuration, configuration.getLocations());
	}

	HistorySql history() {
		return this.history;
	}

	/** Makes what the first migrate would make. */
	String create(boolean baseline) {
		List<Schema> missing = Stream.of(this.schemas).filter((candidate) -> !candidate.exists()).toList();
		SqlScript script = this.database.getCreateScript(factory(), this.history.table(), baseline);
		return printed(this.history.create(this.configuration.isCreateSchemas() ? missing : List.of(),
				statements(script).stream().map(SqlStatement::getSql).toList()));
	}

	/** Chooses the schema where a configuration does. */
	Optional<String> use() {
		boolean configured = this.configuration.getDefaultSchema() != null
				|| this.configuration.getSchemas().length > 0;
		return configured ? Optional.of(print(this.history.use(this.schema))) : Optional.empty();
	}

	/** A file of the locations, by the name that Flyway gives it; empty for a class. */
	Optional<SqlScript> file(String script) {
		LoadableResource resource = this.resources.getResource(script);
		if (resource == null) {
			return Optional.empty();
		}
		this.context.updateFilenamePlaceholder(new ResourceNameParser(this.configuration).parse(resource.getFilename()),
				this.configuration);
		return Optional.of(factory().createSqlScript(resource, true, this.resources));
	}

	/** The text of a script and where it is; empty for one that is written in Java. */
	Optional<Resource> resource(String script) {
		return Optional.ofNullable(this.resources.getResource(script)).map(ClientScripts::read);
	}

	private static Resource read(LoadableResource resource) {
		try (Reader reader = resource.read()) {
			return new Resource(resource.getAbsolutePathOnDisk(), FileCopyUtils.copyToString(reader));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * A script.
	 *
	 * @param location where it is
	 * @param text its text
	 */
	record Resource(String location, String text) {
	}

	SqlScript text(String sql) {
		return factory().createSqlScript(new StringResource(sql), true, null);
	}

	/** A script and what belongs to it, together where the database can. */
	String print(SqlScript script, List<String> after) {
		List<SqlStatement> statements = statements(script);
		boolean copies = statements.stream().anyMatch((statement) -> statement.getDelimiter().endsWith(COPY_END));
		String text = copies ? text(script) : printed(statements.stream().map(SqlStatement::getSql).toList());
		return together(script.executeInTransaction(), Stream.of(text, printed(after)));
	}

	/** Statements that belong together. */
	String print(List<String> statements) {
		return together(true, Stream.of(printed(statements)));
	}

	private String together(boolean transactional, Stream<String> texts) {
		String text = texts.filter((part) -> !part.isBlank()).collect(Collectors.joining("\n\n"));
		return (transactional && this.database.supportsDdlTransactions()) ? "begin;\n\n" + text + "\n\ncommit;" : text;
	}

	private String printed(List<String> statements) {
		return statements.stream().map(this::print).collect(Collectors.joining("\n\n"));
	}

	/** A statement with its end; the client of MySQL is told where others are inside. */
	private String print(String statement) {
		String sql = statement.strip();
		if (!this.history.isMySql() || !sql.contains(";")) {
			return sql + (sql.substring(sql.lastIndexOf('\n') + 1).contains("--") ? "\n;" : ";");
		}
		String end = Stream.of("//", "$$", "@@", "%%").filter((mark) -> !sql.contains(mark)).findFirst().orElse(";;;;");
		return "delimiter " + end + "\n" + sql + "\n" + end + "\ndelimiter ;";
	}

	private SqlScriptFactory factory() {
		return this.database.getDatabaseType().createSqlScriptFactory(this.configuration, this.context);
	}

	private static List<SqlStatement> statements(SqlScript script) {
		List<SqlStatement> statements = new ArrayList<>();
		try (SqlStatementIterator iterator = script.getSqlStatements()) {
			iterator.forEachRemaining(statements::add);
		}
		return statements;
	}

	/** The data of a COPY is part of the text, not of a statement. */
	private String text(SqlScript script) {
		try (Reader reader = script.getResource().read();
				Reader replaced = script.placeholderReplacement()
						? PlaceholderReplacingReader.create(this.configuration, this.context, reader) : reader) {
			StringWriter text = new StringWriter();
			replaced.transferTo(text);
			return text.toString().stripTrailing();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
