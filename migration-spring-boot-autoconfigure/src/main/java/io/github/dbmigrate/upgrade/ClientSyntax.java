package io.github.dbmigrate.upgrade;

import java.util.List;

import org.flywaydb.core.api.configuration.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * How a database writes what is about Flyway's history.
 *
 * @param vendor the database, as Spring Boot spells it
 * @param installedBy who is to have run it, or {@code null} for the user who does
 */
record ClientSyntax(String vendor, @Nullable String installedBy) {

	private static final String COLUMNS = """
			(
			    "installed_rank" INT NOT NULL,
			    "version" VARCHAR(50),
			    "description" VARCHAR(200) NOT NULL,
			    "type" VARCHAR(20) NOT NULL,
			    "script" VARCHAR(1000) NOT NULL,
			    "checksum" INT,
			    "installed_by" VARCHAR(100) NOT NULL,
			    "installed_on" TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
			    "execution_time" INT NOT NULL,
			    "success" BOOLEAN NOT NULL,
			    CONSTRAINT "%s_pk" PRIMARY KEY ("installed_rank")
			)""";

	/** That of a product, as its driver names it. */
	static ClientSyntax of(String product, Configuration configuration) {
		String vendor = switch (product) {
			case "PostgreSQL" -> "postgresql";
			case "H2" -> "h2";
			default -> "mysql";
		};
		return new ClientSyntax(vendor, configuration.getInstalledBy());
	}

	boolean isMySql() {
		return this.vendor.equals("mysql") || this.vendor.equals("mariadb");
	}

	/** Whether statements that change the schema are rolled back. */
	boolean rollsBackDdl() {
		return this.vendor.equals("postgresql");
	}

	String quote(String name) {
		return isMySql() ? "`" + name + "`" : "\"" + name + "\"";
	}

	String yes() {
		return isMySql() ? "1" : "TRUE";
	}

	String no() {
		return isMySql() ? "0" : "FALSE";
	}

	String currentUser() {
		return isMySql() ? "substring_index(user(), '@', 1)" : "current_user";
	}

	String use(String schema) {
		return switch (this.vendor) {
			case "postgresql" -> "set search_path = " + schema;
			case "h2" -> "set schema " + schema;
			default -> "use " + schema;
		};
	}

	/** Makes the history, with the row by which Flyway can lock it on H2. */
	List<String> createHistory(String table, String name, String user) {
		String create = "create table " + table + " " + COLUMNS.formatted(name);
		String index = "create index " + quote(name + "_s_idx") + " on " + table + " (" + quote("success") + ")";
		if (this.vendor.equals("h2")) {
			String row = " as select -1, null, '<< Flyway Schema History table created >>', 'TABLE', '', null, " + user
					+ ", current_timestamp, 0, true";
			return List.of(create + row, index);
		}
		return List.of(isMySql() ? create.replace('"', '`') : create, index);
	}

}
