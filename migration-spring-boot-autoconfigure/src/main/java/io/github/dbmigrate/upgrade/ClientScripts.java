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

import org.flywaydb.core.api.Location;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.migration.JavaMigration;
import org.flywaydb.core.api.resource.LoadableResource;
import org.flywaydb.core.internal.database.DatabaseType;
import org.flywaydb.core.internal.parser.ParsingContext;
import org.flywaydb.core.internal.parser.PlaceholderReplacingReader;
import org.flywaydb.core.internal.resource.ResourceName;
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
final class ClientScripts {

	private static final String COPY_END = "\\.";

	private final Configuration configuration;

	private final DatabaseType type;

	private final ClientSyntax syntax;

	private final ParsingContext context;

	private final HistorySql history;

	private final ResourceProvider resources;

	/**
	 * @param configuration Flyway's settings
	 * @param type the database, as Flyway knows it
	 * @param syntax how it writes
	 * @param context what placeholders mean there
	 * @param history the history there
	 */
	ClientScripts(Configuration configuration, DatabaseType type, ClientSyntax syntax, ParsingContext context,
			HistorySql history) {
		this.configuration = configuration;
		this.type = type;
		this.syntax = syntax;
		this.context = context;
		this.history = history;
		this.resources = resources(configuration, configuration.getLocations());
	}

	private static ResourceProvider resources(Configuration configuration, Location[] locations) {
		return (configuration.getResourceProvider() != null) ? configuration.getResourceProvider()
				: new Scanner<>(JavaMigration.class, configuration, locations);
	}

	HistorySql history() {
		return this.history;
	}

	/** Chooses the schema where a configuration does. */
	Optional<String> use(String schema) {
		boolean configured = this.configuration.getDefaultSchema() != null
				|| this.configuration.getSchemas().length > 0;
		return configured ? Optional.of(print(this.history.use(schema))) : Optional.empty();
	}

	/** The SQL callbacks of Flyway in the locations, by event and in their order. */
	List<SqlCallback> callbacks() {
		if (this.configuration.isSkipDefaultCallbacks()) {
			return List.of();
		}
		Location[] own = this.configuration.getCallbackLocations();
		ResourceProvider provider = (own.length > 0) ? new Scanner<>(JavaMigration.class, this.configuration, own)
				: this.resources;
		ResourceNameParser names = new ResourceNameParser(this.configuration);
		return provider.getResources("", this.configuration.getSqlMigrationSuffixes())
			.stream()
			.flatMap((resource) -> callback(names.parse(resource.getFilename()), resource, provider).stream())
			.sorted()
			.toList();
	}

	private Optional<SqlCallback> callback(ResourceName name, LoadableResource resource, ResourceProvider provider) {
		Event event = name.isValid() ? Event.fromId(name.getPrefix()) : null;
		return Optional.ofNullable(event)
			.map((known) -> new SqlCallback(known, name.getFilename(),
					factory().createSqlScript(resource, this.configuration.isMixed(), provider)));
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
		return print(List.of(), script, List.of(), after);
	}

	/** A script between others in its transaction, and what belongs to it. */
	String print(List<SqlScript> before, SqlScript script, List<SqlScript> behind, List<String> after) {
		return together(script.executeInTransaction(),
				Stream.of(before.stream(), Stream.of(script), behind.stream())
					.flatMap((scripts) -> scripts)
					.map(this::body),
				printed(after));
	}

	private String body(SqlScript script) {
		List<SqlStatement> statements = statements(script);
		boolean copies = statements.stream().anyMatch((statement) -> statement.getDelimiter().endsWith(COPY_END));
		return copies ? text(script) : printed(statements.stream().map(SqlStatement::getSql).toList());
	}

	/** Statements that belong together. */
	String print(List<String> statements) {
		return together(true, Stream.empty(), printed(statements));
	}

	private String together(boolean transactional, Stream<String> texts, String after) {
		String text = Stream.concat(texts, Stream.of(after))
			.filter((part) -> !part.isBlank())
			.collect(Collectors.joining("\n\n"));
		return (transactional && this.syntax.rollsBackDdl()) ? "begin;\n\n" + text + "\n\ncommit;" : text;
	}

	/** Statements as they are, each with its end. */
	String plain(List<String> statements) {
		return printed(statements);
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
		return this.type.createSqlScriptFactory(this.configuration, this.context);
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
