package io.github.dbmigrate.database;

import java.util.List;

import io.github.dbmigrate.schema.CheckConstraint;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.ForeignKey;
import io.github.dbmigrate.schema.TableName;

/**
 * What can be told of the rows of tables, where there is a database to ask.
 */
public interface TableRows {

	/** Rows that nobody knows. */
	TableRows UNKNOWN = new UnknownRows();

	/** Whether there is a database to ask. */
	boolean known();

	/** The number of rows of a table. */
	long rows(TableName table);

	/** The number of rows that hold NULL in a column. */
	long nulls(TableName table, String column);

	/**
	 * Runs a fill as a SELECT over the rows, without changing any. A fill that takes
	 * numbers from a sequence is not tried, since that would use them up.
	 * @param rows the rows as they will be, but for the fill
	 * @param column the column as it shall be
	 * @param expression the fill
	 * @param unique whether the values must be distinct
	 * @param checks the conditions that are about this column alone
	 * @return what speaks against it, in words (NULLs, duplicates, too long values,
	 * broken checks, the error of the database); empty when it fits
	 */
	List<String> objectionsToFill(ExpectedRows rows, Column column, String expression, boolean unique,
			List<CheckConstraint> checks);

	/**
	 * Looks for the values of a fill in the table that a foreign key refers to.
	 * @param rows the rows as they will be, but for the fill
	 * @param column the column as it shall be
	 * @param expression the fill
	 * @param key a foreign key of this column alone
	 * @return what speaks against it, in words; empty when every value is there
	 */
	List<String> objectionsToReference(ExpectedRows rows, Column column, String expression, ForeignKey key);

	/**
	 * Looks for rows that a constraint or a type would not let in.
	 */
	RowTrial trial();

}
