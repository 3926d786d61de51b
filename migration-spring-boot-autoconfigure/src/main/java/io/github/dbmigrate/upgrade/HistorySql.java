package io.github.dbmigrate.upgrade;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.flywaydb.core.api.CoreMigrationType;
import org.flywaydb.core.api.resolver.ResolvedMigration;
import org.flywaydb.core.extensibility.AppliedMigration;
import org.flywaydb.core.internal.database.base.Database;
import org.flywaydb.core.internal.database.base.Schema;
import org.flywaydb.core.internal.database.base.Table;
import org.flywaydb.core.internal.util.AbbreviationUtils;
import org.jspecify.annotations.Nullable;

/**
 * Flyway's history as statements: what it would write while it runs files, for somebody
 * who runs them without it.
 */
@SuppressWarnings("rawtypes")
final class HistorySql {

	private final Database database;

	private final Table table;

	private final String product;

	HistorySql(Database database, Table table, String product) {
		this.database = database;
		this.table = table;
		this.product = product;
	}

	Table table() {
		return this.table;
	}

	/** Makes the schemas that are missing, and the table. */
	List<String> create(List<Schema> missing, List<String> table) {
		List<String> statements = new ArrayList<>();
		missing.forEach((schema) -> statements.add("create schema " + schema));
		statements.addAll(table);
		if (!missing.isEmpty()) {
			String schemas = String.join(",", missing.stream().map(Schema::toString).toList());
			statements.add("insert into " + this.table + " (" + columns() + ")\nvalues ("
					+ values("0", null, "<< Flyway Schema Creation >>", CoreMigrationType.SCHEMA.name(), schemas, null)
					+ ")");
		}
		return statements;
	}

	/** Records a migration, or with the type DELETE that it is taken back. */
	String record(@Nullable String version, String description, String type, String script,
			@Nullable Integer checksum) {
		String rank = "greatest(coalesce(max(" + name("installed_rank") + "), 0), 0) + 1";
		return "insert into " + this.table + " (" + columns() + ")\nselect "
				+ values(rank, version, description, type, script, checksum) + " from " + this.table;
	}

	private String columns() {
		return String.join(", ",
				Stream
					.of("installed_rank", "version", "description", "type", "script", "checksum", "installed_by",
							"execution_time", "success")
					.map(this::name)
					.toList());
	}

	private String values(String rank, @Nullable String version, String description, String type, String script,
			@Nullable Integer checksum) {
		return String.join(", ", rank, literal(version), literal(AbbreviationUtils.abbreviateDescription(description)),
				literal(type), literal(AbbreviationUtils.abbreviateScript(script)),
				(checksum != null) ? checksum.toString() : "null", installedBy(), "0", this.database.getBooleanTrue());
	}

	/** Forgets migrations that failed half way. */
	String forgetFailed() {
		return "delete from " + this.table + " where " + name("success") + " = " + this.database.getBooleanFalse();
	}

	/** Forgets one row. */
	String forget(AppliedMigration row) {
		return "delete from " + this.table + at(row);
	}

	/** Makes a row that of another file. */
	String become(AppliedMigration row, ResolvedMigration file) {
		return "update " + this.table + " set " + name("version") + " = " + literal(file.getVersion().getVersion())
				+ ", " + name("description") + " = "
				+ literal(AbbreviationUtils.abbreviateDescription(file.getDescription())) + ", " + name("type") + " = "
				+ literal(file.getType().name()) + ", " + name("script") + " = "
				+ literal(AbbreviationUtils.abbreviateScript(file.getScript())) + ", " + name("checksum") + " = "
				+ file.getChecksum() + at(row);
	}

	private String at(AppliedMigration row) {
		return " where " + name("installed_rank") + " = " + row.getInstalledRank();
	}

	/** Forgets everything but who made schema and table. */
	String purge() {
		return "delete from " + this.table + " where " + name("installed_rank") + " > 0";
	}

	String dropProgress() {
		return "drop table if exists " + name(Progress.tableName(this.table.getName()));
	}

	/** Puts unqualified names into the schema that Flyway uses. */
	String use(Schema schema) {
		return switch (this.product) {
			case "PostgreSQL" -> "set search_path = " + schema;
			case "H2" -> "set schema " + schema;
			default -> "use " + schema;
		};
	}

	/** The user who runs it, unless the configuration names one. */
	private String installedBy() {
		if (this.database.getConfiguration().getInstalledBy() != null) {
			return literal(this.database.getInstalledBy());
		}
		return switch (this.product) {
			case "PostgreSQL", "H2" -> "current_user";
			default -> "substring_index(user(), '@', 1)";
		};
	}

	private String name(String name) {
		return this.database.quote(name);
	}

	private String literal(@Nullable String text) {
		if (text == null) {
			return "null";
		}
		String doubled = text.replace("'", "''");
		return "'" + (isMySql() ? doubled.replace("\\", "\\\\") : doubled) + "'";
	}

	boolean isMySql() {
		return !this.product.equals("PostgreSQL") && !this.product.equals("H2");
	}

}
