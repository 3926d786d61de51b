package io.github.dbmigrate.database;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.Generated;
import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Reads columns and checks from the statement with which MySQL or MariaDB tells a table,
 * one a line.
 */
final class MySqlTableText {

	private static final String NAME = "`((?:[^`]|``)+)`";

	private static final Pattern COLUMN = Pattern
		.compile("\\s*" + NAME + " ([a-z]+(?:\\((?:'(?:[^']|'')*'|[^()'])*\\))?(?: unsigned)?(?: zerofill)?)(.*?),?");

	private static final Pattern CHECK = Pattern
		.compile("\\s*CONSTRAINT " + NAME + " CHECK \\((.*)\\)(?: /\\*.*\\*/)?,?");

	private static final Pattern GENERATED = Pattern
		.compile(".* GENERATED ALWAYS AS \\((.*)\\) (STORED|VIRTUAL|PERSISTENT).*");

	private static final Pattern DEFAULT = Pattern.compile(".*? DEFAULT (.*?)(?: CHECK \\(.*\\))?");

	private final SqlDialect dialect;

	private final SchemaCollector collector;

	private final boolean mariaDb;

	MySqlTableText(SqlDialect dialect, SchemaCollector collector) {
		this.dialect = dialect;
		this.collector = collector;
		this.mariaDb = dialect.vendor().equals("mariadb");
	}

	void read(TableName name, String statement) {
		this.collector.table(name, null);
		CollectedTable table = this.collector.find(name).orElseThrow();
		List<String> lines = statement.lines().toList();
		for (String line : lines.subList(1, lines.size())) {
			Matcher column = COLUMN.matcher(line);
			Matcher check = CHECK.matcher(line);
			if (column.matches()) {
				table.column(column(unquoted(column.group(1)), column.group(2), column.group(3)));
			}
			else if (check.matches()) {
				table.check(unquoted(check.group(1)), expression(check.group(2)));
			}
		}
	}

	private Column column(String name, String type, String rest) {
		boolean json = rest.contains("CHECK (json_valid(");
		Matcher generated = GENERATED.matcher(rest);
		Column column = new Column(name, this.dialect.type(json ? "json" : type), !rest.contains(" NOT NULL"));
		if (generated.matches()) {
			boolean stored = !generated.group(2).equals("VIRTUAL");
			return new Column(name, column.type(), column.nullable(), null, null,
					new Generated(expression(generated.group(1)), stored), null, null);
		}
		return column.withDefault(this.collector.bare(defaultValue(rest), '`'));
	}

	private @Nullable String defaultValue(String rest) {
		Matcher value = DEFAULT.matcher(rest);
		return (value.matches() && !value.group(1).equals("NULL")) ? expression(value.group(1)) : null;
	}

	private String expression(String text) {
		return this.mariaDb ? text : MySqlExpression.shown(text);
	}

	private static String unquoted(String name) {
		return name.replace("``", "`");
	}

}
