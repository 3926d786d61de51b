package io.github.dbmigrate.database;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.Generated;
import io.github.dbmigrate.schema.Identity;
import org.jspecify.annotations.Nullable;

/**
 * Reads columns of MySQL and MariaDB, which disagree on how a default is told: MariaDB
 * gives SQL text, MySQL gives the bare value of a literal.
 */
final class MySqlColumns {

	private static final Set<String> BARE = Set.of("tinyint", "smallint", "mediumint", "int", "bigint", "decimal",
			"float", "double", "bit", "year");

	private final SqlDialect dialect;

	private final boolean mariaDb;

	private final SchemaCollector collector;

	MySqlColumns(SqlDialect dialect, boolean mariaDb, SchemaCollector collector) {
		this.dialect = dialect;
		this.mariaDb = mariaDb;
		this.collector = collector;
	}

	Column read(CatalogRow row, Map<String, String> checks) throws SQLException {
		String name = row.text(2);
		boolean json = checks.remove(name, "json_valid(`" + name.replace("`", "``") + "`)");
		String extra = row.text(6).toLowerCase(Locale.ROOT);
		boolean identity = extra.contains("auto_increment");
		String generated = row.filled(7);
		return new Column(name, this.dialect.type(json ? "json" : row.text(3)), row.flag(4),
				(identity || generated != null) ? null : defaultValue(row, extra), identity ? Identity.DEFAULT : null,
				(generated != null) ? new Generated(this.mariaDb ? generated : MySqlExpression.catalogued(generated),
						!extra.contains("virtual")) : null,
				json ? null : row.optional(8), row.filled(9));
	}

	/**
	 * The default with its ON UPDATE, which belongs to the same clause and is lost where
	 * it is not restated with it.
	 */
	private @Nullable String defaultValue(CatalogRow row, String extra) throws SQLException {
		String value = this.collector.bare(this.mariaDb ? mariaDbDefault(row.optional(5)) : mySqlDefault(row, extra),
				'`');
		int onUpdate = extra.indexOf("on update ");
		if (onUpdate < 0) {
			return value;
		}
		return ((value != null) ? value : "null") + " " + extra.substring(onUpdate);
	}

	private static @Nullable String mariaDbDefault(@Nullable String text) {
		return (text == null || text.equals("NULL")) ? null : text;
	}

	private @Nullable String mySqlDefault(CatalogRow row, String extra) throws SQLException {
		String text = row.optional(5);
		if (text == null || BARE.contains(row.text(10).toLowerCase(Locale.ROOT))) {
			return (text != null && extra.contains("default_generated")) ? generated(text) : text;
		}
		return extra.contains("default_generated") ? generated(text)
				: this.dialect.sql("").literal(text).toString().strip();
	}

	private static String generated(String text) {
		String expression = MySqlExpression.catalogued(text);
		return expression.startsWith("CURRENT_TIMESTAMP") ? expression : "(" + expression + ")";
	}

}
