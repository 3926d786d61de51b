package io.github.dbmigrate.upgrade;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.flywaydb.core.api.CoreMigrationType;
import org.flywaydb.core.api.resolver.ResolvedMigration;
import org.flywaydb.core.extensibility.AppliedMigration;
import org.flywaydb.core.internal.util.AbbreviationUtils;
import org.jspecify.annotations.Nullable;

/**
 * Flyway's history as statements: what it would write while it runs files, for somebody
 * who runs them without it.
 */
final class HistorySql {

	private final ClientSyntax syntax;

	private final String table;

	private final String name;

	/**
	 * @param syntax how the database writes
	 * @param table the table, qualified and quoted where that is needed
	 * @param name its name alone
	 */
	HistorySql(ClientSyntax syntax, String table, String name) {
		this.syntax = syntax;
		this.table = table;
		this.name = name;
	}

	/** Makes the table, as Flyway does. */
	List<String> createTable() {
		return this.syntax.createHistory(this.table, this.name, installedBy());
	}

	/** Makes the schemas that are missing, and the table. */
	List<String> create(List<String> missing, List<String> table) {
		List<String> statements = new ArrayList<>();
		missing.forEach((schema) -> statements.add("create schema " + schema));
		statements.addAll(table);
		if (!missing.isEmpty()) {
			String schemas = String.join(",", missing);
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
				(checksum != null) ? checksum.toString() : "null", installedBy(), "0", this.syntax.yes());
	}

	/** Forgets migrations that failed half way. */
	String forgetFailed() {
		return "delete from " + this.table + " where " + name("success") + " = " + this.syntax.no();
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
		return "drop table if exists " + name(Progress.tableName(this.name));
	}

	/** Puts unqualified names into the schema that Flyway uses. */
	String use(String schema) {
		return this.syntax.use(schema);
	}

	/** The user who runs it, unless the configuration names one. */
	private String installedBy() {
		String name = this.syntax.installedBy();
		return (name != null) ? literal(name) : this.syntax.currentUser();
	}

	private String name(String name) {
		return this.syntax.quote(name);
	}

	private String literal(@Nullable String text) {
		if (text == null) {
			return "null";
		}
		String doubled = text.replace("'", "''");
		return "'" + (isMySql() ? doubled.replace("\\", "\\\\") : doubled) + "'";
	}

	boolean isMySql() {
		return this.syntax.isMySql();
	}

}
