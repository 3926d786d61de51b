package io.github.dbmigrate.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;

import io.github.dbmigrate.schema.ForeignKey;
import org.jspecify.annotations.Nullable;

/**
 * A row of a catalog, by position: the names of catalog columns change their case from
 * one database to the next.
 */
final class CatalogRow {

	private final ResultSet result;

	CatalogRow(ResultSet result) {
		this.result = result;
	}

	String text(int position) throws SQLException {
		String text = this.result.getString(position);
		if (text == null) {
			throw new SQLException("The catalog has no value in column " + position);
		}
		return text;
	}

	@Nullable String optional(int position) throws SQLException {
		return this.result.getString(position);
	}

	/** A text that is not there where it is empty, as comments are. */
	@Nullable String filled(int position) throws SQLException {
		String text = this.result.getString(position);
		return (text == null || text.isEmpty()) ? null : text;
	}

	boolean flag(int position) throws SQLException {
		return this.result.getBoolean(position);
	}

	long number(int position) throws SQLException {
		return this.result.getLong(position);
	}

	/** A referential action in the words of the standard. */
	ForeignKey.Action action(int position) throws SQLException {
		return ForeignKey.Action.valueOf(text(position).toUpperCase(Locale.ROOT).replace(' ', '_'));
	}

}
