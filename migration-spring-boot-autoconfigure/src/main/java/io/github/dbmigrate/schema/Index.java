package io.github.dbmigrate.schema;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * An index that no constraint owns.
 *
 * @param name the name of the index
 * @param columns the columns in index order; empty where {@code definition} says it all
 * @param unique whether the index refuses duplicates
 * @param definition the text with which the database creates it, for an index that
 * columns and order alone do not describe (partial, expression, method, covering), else
 * {@code null}
 */
public record Index(String name, List<Part> columns, boolean unique, @Nullable String definition) {

	private static final String NAME = "(?:\"(?:[^\"]|\"\")*\"|`(?:[^`]|``)*`|[^\\s\"`(.]+)";

	private static final Pattern DEFINITION = Pattern.compile("(?is)create\\s+((?:\\w+\\s+)*?)index\\s+" + NAME
			+ "\\s+on\\s+(?:only\\s+)?" + NAME + "(?:\\." + NAME + ")?\\s*(.*)");

	public Index {
		columns = List.copyOf(columns);
	}

	/**
	 * The names of the indexed columns.
	 */
	public List<String> columnNames() {
		return this.columns.stream().map(Part::column).toList();
	}

	/**
	 * This index under another name.
	 */
	public Index named(String name) {
		return new Index(name, this.columns, this.unique, this.definition);
	}

	/**
	 * This index without its name, for finding the same one under another name.
	 */
	public Index unnamed() {
		Matcher matcher = DEFINITION.matcher((this.definition != null) ? this.definition : "");
		String text = matcher.matches()
				? "create " + matcher.group(1).toLowerCase(Locale.ROOT) + "index _ on _ " + matcher.group(2)
				: this.definition;
		return new Index("", this.columns, this.unique, text);
	}

	/**
	 * What the definition says behind the name of the table, or {@code null} where
	 * columns and order say it all.
	 */
	public @Nullable String tail() {
		Matcher matcher = DEFINITION.matcher((this.definition != null) ? this.definition : "");
		return matcher.matches() ? matcher.group(2) : null;
	}

	/**
	 * One column of an index.
	 *
	 * @param column the name of the column
	 * @param descending whether it is sorted downwards
	 */
	public record Part(String column, boolean descending) {
	}

}
