package io.github.dbmigrate.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.Numbering;
import io.github.dbmigrate.schema.Sequence;
import org.jspecify.annotations.Nullable;

/**
 * Columns in the words of a summary.
 */
final class Describe {

	private Describe() {
	}

	static String column(Column column, SqlDialect dialect) {
		StringBuilder text = new StringBuilder(dialect.shown(column.name())).append(' ').append(column.type());
		if (column.generatedAs() != null) {
			text.append(" generated as ").append(column.generatedAs());
		}
		if (column.defaultValue() != null) {
			text.append(" default ").append(column.defaultValue());
		}
		if (column.isIdentity()) {
			text.append(" identity");
		}
		return text.append(column.nullable() ? "" : " not null").toString();
	}

	static String difference(Column before, Column after) {
		List<String> facets = new ArrayList<>();
		if (!before.type().equals(after.type())) {
			facets.add("type " + before.type() + " -> " + after.type());
		}
		if (before.nullable() != after.nullable()) {
			facets.add(after.nullable() ? "not null -> null" : "null -> not null");
		}
		if (before.isIdentity() != after.isIdentity()) {
			facets.add(after.isIdentity() ? "identity" : "no identity");
		}
		add(facets, "default", before.defaultValue(), after.defaultValue());
		add(facets, "generated as", before.generatedAs(), after.generatedAs());
		add(facets, "collation", before.collation(), after.collation());
		add(facets, "comment", before.comment(), after.comment());
		return String.join(", ", facets);
	}

	static String difference(Sequence before, Sequence after) {
		Numbering old = before.numbering();
		Numbering wanted = after.numbering();
		List<String> facets = new ArrayList<>();
		add(facets, "type", before.type(), after.type());
		add(facets, "increment", old.increment(), wanted.increment());
		add(facets, "start", old.start(), wanted.start());
		add(facets, "minimum", old.minimum(), wanted.minimum());
		add(facets, "maximum", old.maximum(), wanted.maximum());
		add(facets, "cache", old.cache(), wanted.cache());
		add(facets, "cycle", old.cycle(), wanted.cycle());
		return String.join(", ", facets);
	}

	private static void add(List<String> facets, String facet, @Nullable Object before, @Nullable Object after) {
		if (!Objects.equals(before, after)) {
			facets.add(facet + " " + word(before) + " -> " + word(after));
		}
	}

	private static String word(@Nullable Object value) {
		return (value != null) ? value.toString() : "none";
	}

}
