package io.github.dbmigrate.hazard;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import io.github.dbmigrate.schema.ColumnType;
import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a statement does.
 *
 * @param kind what it does
 * @param table the table or other object to which it happens, or {@code null}
 * @param name the name of the part of it (index, constraint, value), or empty
 * @param columns the columns
 * @param from the type before, or {@code null} where it is not known
 * @param to the type after, or {@code null}
 * @param other the table referred to, or the new name, or {@code null}
 * @param text an expression or the values, or empty
 * @param traits what is special about it
 */
record Fact(Kind kind, @Nullable TableName table, String name, List<String> columns, @Nullable ColumnType from,
		@Nullable ColumnType to, @Nullable TableName other, String text, Set<Trait> traits) {

	Fact {
		columns = List.copyOf(columns);
		traits = Set.copyOf(traits);
	}

	static Fact of(Kind kind, @Nullable TableName table, Trait... traits) {
		return new Fact(kind, table, "", List.of(), null, null, null, "", Set.copyOf(Arrays.asList(traits)));
	}

	boolean is(Trait trait) {
		return this.traits.contains(trait);
	}

	Fact named(String name) {
		return new Fact(this.kind, this.table, name, this.columns, this.from, this.to, this.other, this.text,
				this.traits);
	}

	Fact on(List<String> columns) {
		return new Fact(this.kind, this.table, this.name, columns, this.from, this.to, this.other, this.text,
				this.traits);
	}

	Fact on(String column) {
		return on(List.of(column));
	}

	Fact typed(@Nullable ColumnType from, @Nullable ColumnType to) {
		return new Fact(this.kind, this.table, this.name, this.columns, from, to, this.other, this.text, this.traits);
	}

	Fact to(@Nullable TableName other) {
		return new Fact(this.kind, this.table, this.name, this.columns, this.from, this.to, other, this.text,
				this.traits);
	}

	Fact saying(String text) {
		return new Fact(this.kind, this.table, this.name, this.columns, this.from, this.to, this.other, text,
				this.traits);
	}

	Fact with(Trait trait, boolean given) {
		if (!given || is(trait)) {
			return this;
		}
		Set<Trait> more = EnumSet.of(trait);
		more.addAll(this.traits);
		return new Fact(this.kind, this.table, this.name, this.columns, this.from, this.to, this.other, this.text,
				more);
	}

	Fact with(Trait trait) {
		return with(trait, true);
	}

	Fact as(Kind kind) {
		return new Fact(kind, this.table, this.name, this.columns, this.from, this.to, this.other, this.text,
				this.traits);
	}

}
