package io.github.dbmigrate.upgrade;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.dbmigrate.script.Version;
import org.jspecify.annotations.Nullable;

/**
 * What the statements of an undo file drop although it holds rows.
 */
final class LostData {

	private static final String NAME = "(?:\"[^\"]+\"|`[^`]+`|[\\w$]+)";

	private static final String TABLE = "(" + NAME + "(?:\\s*\\.\\s*" + NAME + ")*)";

	private static final String IF_EXISTS = "(?:if\\s+exists\\s+)?";

	private static final Pattern DROP_TABLE = insensitive("drop\\s+table\\s+" + IF_EXISTS + TABLE + ".*");

	private static final Pattern ALTER_TABLE = insensitive(
			"alter\\s+table\\s+" + IF_EXISTS + "(?:only\\s+)?" + TABLE + "\\s+(.*)");

	private static final Pattern DROP_COLUMN = insensitive("\\bdrop\\s+(?:column\\s+)?" + IF_EXISTS
			+ "(?!(?:constraint|index|key|primary|foreign|check|default|not|identity|expression|partition)\\b)(" + NAME
			+ ")");

	private static final Pattern CLAUSE_OF_COLUMN = insensitive(
			"\\balter\\s+(?:column\\s+)?" + NAME + "\\s+drop\\s+\\w+(?:\\s+null)?");

	private static final Pattern ADD_COLUMN = insensitive("\\badd\\s+column\\s+(" + NAME + ")");

	private final Set<String> added = new HashSet<>();

	private final @Nullable Connection connection;

	private final Version version;

	/**
	 * @param connection where rows are counted, or {@code null} where nobody can: then
	 * everything that is dropped is told
	 * @param version what is taken back
	 */
	LostData(@Nullable Connection connection, Version version) {
		this.connection = connection;
		this.version = version;
	}

	/** One sentence for each table or column with rows. */
	List<String> in(List<String> statements) {
		List<String> sentences = new ArrayList<>();
		for (String statement : statements) {
			String sql = StatementKind.withoutLeadingComments(statement).strip();
			Matcher table = DROP_TABLE.matcher(sql);
			if (table.matches()) {
				droppedTable(table.group(1)).ifPresent(sentences::add);
			}
			Matcher alter = ALTER_TABLE.matcher(sql);
			if (alter.matches()) {
				sentences.addAll(droppedColumns(alter.group(1), alter.group(2)));
				ADD_COLUMN.matcher(alter.group(2)).results().map((one) -> bare(one.group(1))).forEach(this.added::add);
			}
		}
		return sentences;
	}

	private List<String> droppedColumns(String table, String clauses) {
		List<String> sentences = new ArrayList<>();
		Matcher column = DROP_COLUMN.matcher(CLAUSE_OF_COLUMN.matcher(clauses).replaceAll(""));
		while (column.find()) {
			if (this.added.contains(bare(column.group(1)))) {
				continue;
			}
			droppedColumn(table, column.group(1)).ifPresent(sentences::add);
		}
		return sentences;
	}

	private Optional<String> droppedTable(String table) {
		return sentence("Table " + bare(table), "*", table, "row", "it");
	}

	private Optional<String> droppedColumn(String table, String column) {
		return sentence("Column " + bare(table) + "." + bare(column), column, table, "value", "them");
	}

	private Optional<String> sentence(String subject, String counted, String table, String unit, String object) {
		if (this.connection == null) {
			return Optional.of(subject + " goes with every " + unit + " that it holds; taking back V" + this.version
					+ " drops " + object + ".");
		}
		try (Statement statement = this.connection.createStatement();
				ResultSet count = statement.executeQuery("select count(" + counted + ") from " + table)) {
			count.next();
			return sentence(subject, count.getLong(1), unit, object);
		}
		catch (SQLException ex) {
			return Optional.of(subject + " cannot be counted now (" + SqlFailure.message(ex) + "); taking back "
					+ this.version + " drops it.");
		}
	}

	private Optional<String> sentence(String subject, long count, String unit, String object) {
		return (count == 0) ? Optional.empty() : Optional.of(subject + " holds " + count + " " + unit
				+ ((count == 1) ? "" : "s") + "; taking back V" + this.version + " drops " + object + ".");
	}

	private static String bare(@Nullable String name) {
		return String.valueOf(name).replaceAll("[\"`\\s]", "");
	}

	private static Pattern insensitive(String pattern) {
		return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
	}

}
