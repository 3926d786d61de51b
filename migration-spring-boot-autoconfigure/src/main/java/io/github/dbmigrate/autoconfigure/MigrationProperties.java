package io.github.dbmigrate.autoconfigure;

import java.util.List;
import java.util.Map;

import io.github.dbmigrate.generate.GenerateRules;
import io.github.dbmigrate.generate.Online;
import io.github.dbmigrate.generate.ask.DropPolicy;
import io.github.dbmigrate.hazard.Severity;
import io.github.dbmigrate.script.VersionFormat;
import io.github.dbmigrate.upgrade.DataLoss;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an application may set. Everything that Flyway knows is set with
 * {@code spring.flyway}.
 *
 * @param enabled Whether migrations are generated and run by commands. Flyway itself is
 * switched with spring.flyway.enabled.
 * @param directory Folder of the migration files in the sources, for instance
 * src/main/resources/db/migration. Found from the class path by default.
 * @param versionFormat How the version of a new migration is found.
 * @param upgradeOnStartup Whether pending migrations run when the application starts.
 * @param adopt Whether a database that has the tables of the baseline but no history is
 * taken over when the application starts or db upgrade runs. One that differs is refused.
 * @param heads What happens when the application starts and two branches of migrations
 * met that db merge did not join.
 * @param exclude Tables and sequences to leave out, in the entities as in the database,
 * for instance qrtz_*, audit.*.
 * @param referenceUrl JDBC URL of an empty database, kept for this, in which db check
 * --from=files runs all files and which it empties again. By default a scratch database
 * is made on the server of the database. Without a user in it the one of the database
 * connects.
 * @param generate How migrations are generated.
 * @param downgrade How migrations are taken back.
 * @param lint How hazards are judged.
 * @param databases Databases by name, where the application has several.
 */
@ConfigurationProperties("migration")
public record MigrationProperties(@DefaultValue("true") boolean enabled, @Nullable String directory,
		@DefaultValue("auto") VersionFormat versionFormat, @DefaultValue("true") UpgradeOnStartup upgradeOnStartup,
		@DefaultValue("false") boolean adopt, @DefaultValue("warn") Heads heads, @DefaultValue List<String> exclude,
		@Nullable String referenceUrl, @DefaultValue Generate generate, @DefaultValue Downgrade downgrade,
		@DefaultValue Lint lint, @DefaultValue Map<String, Database> databases) {

	/**
	 * One of several databases.
	 *
	 * @param dataSource Name of the bean of its DataSource, to have its migrations run by
	 * a Flyway of its own. By default the one that is qualified or named like the
	 * database, or like it with DataSource behind.
	 * @param locations Locations of its migrations, for instance
	 * classpath:db/stock/migration, which is the default for a database named stock.
	 * @param flyway Name of the bean of its Flyway, where the application has one.
	 * @param entityManagerFactory Name of the bean of its EntityManagerFactory. By
	 * default those that use the same database and schema.
	 * @param directory Folder of its migration files in the sources. Found from the class
	 * path by default.
	 * @param referenceUrl JDBC URL of an empty database of the same kind in which db
	 * check --from=files runs its files. migration.reference-url by default.
	 */
	public record Database(@Nullable String dataSource, @DefaultValue List<String> locations, @Nullable String flyway,
			@Nullable String entityManagerFactory, @Nullable String directory, @Nullable String referenceUrl) {

		/** What is known of a database that nothing is said about. */
		static final Database UNSTATED = new Database(null, List.of(), null, null, null, null);

	}

	/**
	 * How migrations are generated.
	 *
	 * @param drops What happens to tables and columns that no entity maps any more.
	 * @param proof Whether a migration is tried on a copy of the tables before it is
	 * written: up, down and up again.
	 * @param online Whether others go on writing while a migration runs, on PostgreSQL.
	 * @param onlineRows How many rows make a table one on which others go on writing,
	 * with online=auto. The estimate of the database counts.
	 * @param batchRows How many rows of such a table get values in one transaction, on
	 * PostgreSQL, MariaDB and MySQL. 0 fills all by one UPDATE.
	 */
	public record Generate(@DefaultValue("ask") DropPolicy drops, @DefaultValue("true") boolean proof,
			@DefaultValue("auto") Online online, @DefaultValue("" + GenerateRules.LARGE) long onlineRows,
			@DefaultValue("" + GenerateRules.BATCH) long batchRows) {
	}

	/**
	 * How migrations are taken back.
	 *
	 * @param dataLoss What happens when the way back drops a table or column that holds
	 * rows.
	 */
	public record Downgrade(@DefaultValue("ask") DataLoss dataLoss) {
	}

	/**
	 * How hazards are judged.
	 *
	 * @param severity How much the findings of a rule weigh (error, warning, info, off),
	 * by the name of the rule, for instance migration.lint.severity.drop-column=error.
	 */
	public record Lint(@DefaultValue Map<String, Severity> severity) {
	}

	/**
	 * What two branches that met do to the start.
	 */
	public enum Heads {

		/** It is logged; the files run in the order of their versions. */
		WARN,
		/** The application does not start. */
		FAIL

	}

	/**
	 * What happens to pending migrations at the start.
	 */
	public enum UpgradeOnStartup {

		/** They run. */
		TRUE,
		/** They wait. */
		FALSE,
		/** The application does not start before someone has run them. */
		VALIDATE

	}

}
