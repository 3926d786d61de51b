package io.github.dbmigrate.dialect;

import java.util.List;
import java.util.Objects;

import io.github.dbmigrate.schema.EnumType;
import io.github.dbmigrate.schema.Numbering;
import io.github.dbmigrate.schema.Sequence;
import io.github.dbmigrate.schema.Sequence.ColumnName;
import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * The statements about sequences and types, which stand beside the tables.
 */
public abstract class SequenceStatements extends RowStatements {

	final List<String> options(Numbering before, Numbering after) {
		return NumberingOptions.between(before, after, usualCache());
	}

	/** How many values of a sequence a session takes at once unless told otherwise. */
	long usualCache() {
		return 1;
	}

	/** Makes an enum type. */
	public List<String> createType(EnumType type) {
		throw noTypes(type);
	}

	/** Drops an enum type. */
	public List<String> dropType(EnumType type) {
		throw noTypes(type);
	}

	/**
	 * Changes the values of an enum type.
	 * @param uses the columns of this type
	 * @param staysInPlace whether values are added that nothing uses before the
	 * transaction ends
	 */
	public List<String> alterType(EnumType before, EnumType after, List<TypeUse> uses, boolean staysInPlace) {
		throw noTypes(after);
	}

	/**
	 * Whether a value of an enum type can get another name in every row that holds it.
	 */
	public boolean renamesValues() {
		return false;
	}

	/** Gives a value of an enum type another name. */
	public final String renameValue(TableName type, String before, String after) {
		return sql("alter type").table(type)
			.words("rename value")
			.literal(before)
			.words("to")
			.literal(after)
			.toString();
	}

	private static IllegalStateException noTypes(EnumType type) {
		return new IllegalStateException("There are no types of their own here: " + type.name());
	}

	/** Makes a sequence. */
	public String createSequence(Sequence sequence) {
		Numbering numbering = sequence.numbering();
		Sql sql = sql("create sequence").table(sequence.name());
		if (sequence.type() != null) {
			sql.words("as").words(sequence.type());
		}
		sql.words("start with").number(numbering.start()).words("increment by").number(numbering.increment());
		options(Numbering.of(numbering.start(), numbering.increment()), numbering.includingStart()).forEach(sql::words);
		return sql.toString();
	}

	/**
	 * Changes a sequence. What it gives next never lies in a range that was given out
	 * before.
	 */
	public List<String> alterSequence(Sequence before, Sequence after) {
		Sql alter = sql("alter sequence").table(after.name());
		if (!Objects.equals(before.type(), after.type())) {
			alter.words("as").words((after.type() != null) ? after.type() : "bigint");
		}
		options(before.numbering(), after.numbering()).forEach(alter::words);
		String skip = skip(after);
		return (skip != null && after.increment() > before.increment()) ? List.of(alter.toString(), skip)
				: List.of(alter.toString());
	}

	/**
	 * Lets a sequence go on behind the greatest value of some columns.
	 */
	public List<String> restartBehind(Sequence sequence, List<ColumnName> columns) {
		return List.of(sql("alter sequence").table(sequence.name())
			.words("restart with")
			.part(behind(sequence, columns))
			.toString());
	}

	/**
	 * Puts the first number into a table that serves as a sequence.
	 * @param column where the number is
	 * @param sequence what the table stands for
	 * @param columns the columns that take their numbers from it
	 */
	public String beginBehind(String column, Sequence sequence, List<ColumnName> columns) {
		return sql("insert into").table(sequence.name())
			.bracketed(sql("").name(column).toString())
			.part(behind(sequence, columns))
			.toString();
	}

	/**
	 * Moves the next number of a table that serves as a sequence: generators may take the
	 * values of a whole step before the one that they get.
	 */
	public final String alterCounter(TableName table, Counter before, Counter after) {
		long longer = after.step() - before.step();
		return sql("update").table(table)
			.words("set")
			.name(after.column())
			.words("= greatest(")
			.name(before.column())
			.words((longer < 0) ? "-" : "+")
			.number(Math.abs(longer))
			.words(",")
			.number(after.start())
			.words(") where")
			.name(before.column())
			.words("is not null")
			.toString();
	}

	/** Generators may take the values of a whole step before the one that they get. */
	final Sql behind(Sequence sequence, List<ColumnName> columns) {
		Sql greatest = sql("");
		for (ColumnName column : columns) {
			greatest.words(greatest.toString().isEmpty() ? "" : "union all")
				.words("select max(")
				.name(column.column())
				.words(") as number from")
				.table(column.table());
		}
		return sql("(select greatest(coalesce(max(number) +").number(sequence.increment())
			.words(",")
			.number(sequence.start())
			.words("),")
			.number(sequence.start())
			.words(") from (")
			.part(greatest)
			.words(") as numbered)");
	}

	/**
	 * Gives a sequence to a column, or to none.
	 */
	public final String ownSequence(TableName sequence, @Nullable ColumnName owner) {
		Sql sql = sql("alter sequence").table(sequence).words("owned by");
		return ((owner != null) ? sql.column(owner.table(), owner.column()) : sql.words("none")).toString();
	}

	/** Passes over one value where a longer step does not begin behind the last one. */
	abstract @Nullable String skip(Sequence sequence);

}
