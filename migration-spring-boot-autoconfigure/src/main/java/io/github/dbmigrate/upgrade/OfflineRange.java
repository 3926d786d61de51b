package io.github.dbmigrate.upgrade;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.script.MigrationFolder;
import io.github.dbmigrate.script.Version;
import io.github.dbmigrate.script.VersionWords;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.migration.JavaMigration;
import org.flywaydb.core.api.resolver.ResolvedMigration;
import org.flywaydb.core.extensibility.AppliedMigration;
import org.flywaydb.core.internal.database.DatabaseType;
import org.flywaydb.core.internal.parser.ParsingContext;
import org.flywaydb.core.internal.resolver.CompositeMigrationResolver;
import org.flywaydb.core.internal.scanner.Scanner;
import org.flywaydb.core.internal.schemahistory.BaseAppliedMigration;
import org.flywaydb.core.internal.sqlscript.SqlScriptFactory;
import org.jspecify.annotations.Nullable;

/**
 * The same for a database that is not there: it is taken for one that ran all files up to
 * the beginning of the range. Opens no connection.
 */
final class OfflineRange {

	private static final String MYSQL = "mysql|mariadb";

	private final Configuration configuration;

	private final MigrationFolder folder;

	private final SqlRange range;

	private final OfflinePrinter printer;

	private final List<ResolvedMigration> files;

	OfflineRange(Configuration configuration, MigrationFolder folder, SqlRange range) {
		this.configuration = configuration;
		this.folder = folder;
		this.range = range;
		String vendor = known(Objects.requireNonNull(range.vendor()));
		requireVendor(vendor);
		DatabaseType type = StatementSplitter.type(vendor, configuration);
		ParsingContext context = new ParsingContext();
		ClientSyntax syntax = new ClientSyntax(vendor, configuration.getInstalledBy());
		this.files = resolved(type.createSqlScriptFactory(configuration, context), context);
		this.printer = new OfflinePrinter(configuration,
				new ClientScripts(configuration, type, syntax, context, history(syntax)));
	}

	private static String known(String vendor) {
		if (!List.of("h2", "postgresql", "mariadb", "mysql").contains(vendor)) {
			throw new MigrationException(Failure.INPUT, "No SQL can be printed for '" + vendor + "'.",
					"--dialect=postgresql (or h2, mariadb, mysql)");
		}
		return vendor;
	}

	/** What a file is written for, another database may take for something else. */
	private void requireVendor(String vendor) {
		this.folder.migrations()
			.stream()
			.filter((file) -> file.header().vendor() != null && !isLike(vendor, file.header().vendor()))
			.findFirst()
			.ifPresent((file) -> {
				throw new MigrationException(Failure.INPUT,
						file.location() + " is written for " + file.header().vendor() + ", not for " + vendor
								+ ". Nothing was printed.",
						"--dialect=" + file.header().vendor() + "; or start with the folder of that database "
								+ "(spring.flyway.locations, migration.directory).");
			});
	}

	private static boolean isLike(String vendor, @Nullable String other) {
		return vendor.equals(other) || (vendor.matches(MYSQL) && String.valueOf(other).matches(MYSQL));
	}

	private HistorySql history(ClientSyntax syntax) {
		String schema = schema();
		String table = syntax.quote(this.configuration.getTable());
		return new HistorySql(syntax, (schema != null) ? syntax.quote(schema) + "." + table : table,
				this.configuration.getTable());
	}

	private @Nullable String schema() {
		String schema = this.configuration.getDefaultSchema();
		return (schema != null) ? schema : Stream.of(this.configuration.getSchemas()).findFirst().orElse(null);
	}

	private List<ResolvedMigration> resolved(SqlScriptFactory factory, ParsingContext context) {
		Scanner<JavaMigration> scanner = new Scanner<>(JavaMigration.class, this.configuration,
				this.configuration.getLocations());
		Collection<ResolvedMigration> found = new CompositeMigrationResolver(
				Objects.requireNonNullElse(this.configuration.getResourceProvider(), scanner),
				Objects.requireNonNullElse(this.configuration.getJavaMigrationClassProvider(), scanner),
				this.configuration, (connection, undo, batch, output) -> {
					throw new IllegalStateException("nothing is run");
				}, factory, context, null, this.configuration.getResolvers())
			.resolveMigrations(this.configuration);
		return List.copyOf(found);
	}

	List<OfflineScript> print() throws SQLException {
		Version from = version(this.range.from());
		Version to = version(this.range.to());
		requireWay((from != null && to != null) ? from.compareTo(to) : Boolean.compare(from != null, to != null));
		History there = new History(imagined(from), this.files, List.of());
		switch (this.range.way()) {
			case UPGRADE -> upgrade(from, Objects.requireNonNull(to));
			case DOWNGRADE -> downgrade(there);
			case STAMP -> stamp(there, from == null);
		}
		return this.printer.printed();
	}

	private @Nullable Version version(String words) {
		return new VersionWords(new History(List.of(), this.files, List.of()).versioned().keySet(), () -> {
			throw new MigrationException(Failure.INPUT,
					"'" + words + "' says where a database stands, and none is asked. Nothing was printed.",
					"Say a version, base or head at both ends.");
		}, "a range takes versions, base or head").read(words);
	}

	private void requireWay(int order) {
		boolean wrong = switch (this.range.way()) {
			case UPGRADE -> order >= 0;
			case DOWNGRADE -> order <= 0;
			case STAMP -> order == 0;
		};
		if (wrong) {
			throw new MigrationException(Failure.INPUT,
					this.range.from() + ":" + this.range.to() + " does not lead "
							+ ((order == 0) ? "anywhere" : (order > 0) ? "up" : "down") + ". Nothing was printed.",
					(order == 0) ? "Say two different versions: base:head."
							: (order > 0) ? "db downgrade --sql leads down; turned round, the range leads up."
									: "db upgrade --sql leads up; turned round, the range leads down.");
		}
	}

	/** The rows of a database that ran all files up to a version. */
	private List<AppliedMigration> imagined(@Nullable Version last) {
		List<AppliedMigration> rows = new ArrayList<>();
		if (last != null) {
			new History(List.of(), this.files, List.of()).versioned()
				.headMap(last, true)
				.values()
				.forEach((file) -> rows
					.add(new BaseAppliedMigration(rows.size() + 1, file.getVersion(), file.getDescription(),
							file.getType(), file.getScript(), file.getChecksum(), null, null, 0, true)));
		}
		return rows;
	}

	private void upgrade(@Nullable Version from, Version to) {
		Upgrade.requireOneHead(this.folder, to);
		this.printer.beforeUpgrade();
		begin(from == null);
		this.printer.upgrade((from == null) ? ofEmptyDatabase(to) : between(from, to));
		this.files.stream()
			.filter((file) -> file.getVersion() == null)
			.forEach((file) -> this.printer.lacking(file.getScript(),
					"is repeatable, and the database alone tells whether it would run."));
	}

	private List<ResolvedMigration> between(Version from, Version to) {
		return List
			.copyOf(new History(List.of(), this.files, List.of()).versioned().subMap(from, false, to, true).values());
	}

	/** The newest file that stands for others, where there is one, and what follows. */
	private List<ResolvedMigration> ofEmptyDatabase(Version to) {
		List<ResolvedMigration> squashed = this.files.stream()
			.filter((file) -> file.getVersion() != null && file.getType().isBaseline())
			.filter((file) -> FlywaySession.version(file.getVersion()).compareTo(to) <= 0)
			.sorted((one, other) -> other.getVersion().compareTo(one.getVersion()))
			.limit(1)
			.toList();
		if (squashed.isEmpty()) {
			return List.copyOf(new History(List.of(), this.files, List.of()).versioned().headMap(to, true).values());
		}
		Version version = FlywaySession.version(squashed.get(0).getVersion());
		Stream<ResolvedMigration> above = version.equals(to) ? Stream.empty() : between(version, to).stream();
		return Stream.concat(squashed.stream(), above).toList();
	}

	private void begin(boolean empty) {
		String schema = schema();
		this.printer.connected((schema != null) ? schema : "");
		if (empty) {
			this.printer.create(this.printer.history().createTable());
		}
	}

	private void downgrade(History there) {
		String to = (this.range.to().equals("base")) ? "base" : String.valueOf(version(this.range.to()));
		List<Version> versions = Targets.down(to, there, Floor.of(there, this.folder));
		begin(false);
		new UndoFiles(this.folder, there).of(versions)
			.forEach((undo) -> this.printer.undo(undo, Objects.requireNonNull(there.applied().get(undo.version())),
					null));
	}

	private void stamp(History there, boolean empty) throws SQLException {
		StampSql statements = new StampSql(this.printer.history());
		new Stamp(this.folder, there, statements, false).run(this.range.to());
		begin(empty);
		this.printer.statements("stamp " + this.range.from() + ":" + this.range.to(), statements.statements());
	}

}
