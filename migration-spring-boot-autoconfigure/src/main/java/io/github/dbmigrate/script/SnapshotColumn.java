package io.github.dbmigrate.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.ColumnType;
import io.github.dbmigrate.schema.Generated;
import io.github.dbmigrate.schema.Identity;
import io.github.dbmigrate.schema.Mapping.ColumnOrigin;
import io.github.dbmigrate.schema.Mapping.TableOrigin;
import org.jspecify.annotations.Nullable;

/**
 * A column in the snapshot file, in one line, with the attribute behind it.
 *
 * @param name the name
 * @param type the type without arguments; absent for a column that only the mapping knows
 * @param arguments the arguments of the type
 * @param notNull whether NULL is refused
 * @param defaultValue the default
 * @param identity whether the database numbers the rows
 * @param numbering how it numbers them, where it is not the usual way
 * @param generatedAs the expression of a generated column
 * @param virtual whether a generated column is computed by each read
 * @param collation the collation
 * @param comment the comment
 * @param attribute the attribute
 * @param lengthStated whether the entity states a length
 * @param mapped whether the mapping knows the column though it has no attribute
 */
record SnapshotColumn(@JsonProperty(required = true) String name, @Nullable String type,
		@Nullable List<String> arguments, @Nullable Boolean notNull, @Nullable String defaultValue,
		@Nullable Boolean identity, @Nullable IdentityEntry numbering, @Nullable String generatedAs,
		@Nullable Boolean virtual, @Nullable String collation, @Nullable String comment, @Nullable String attribute,
		@Nullable Boolean lengthStated, @Nullable Boolean mapped) {

	static @Nullable List<SnapshotColumn> of(List<Column> columns, @Nullable TableOrigin origin) {
		SortedMap<String, ColumnOrigin> origins = (origin != null) ? new TreeMap<>(origin.columns()) : new TreeMap<>();
		List<SnapshotColumn> entries = new ArrayList<>();
		columns.forEach((column) -> entries.add(of(column, origins.remove(column.name()))));
		origins.forEach((name, unplaced) -> entries.add(of(name, unplaced)));
		return entries.isEmpty() ? null : entries;
	}

	private static SnapshotColumn of(Column column, @Nullable ColumnOrigin origin) {
		ColumnType type = column.type();
		return new SnapshotColumn(column.name(), type.name(), Entries.map(type.arguments(), (argument) -> argument),
				Entries.flag(!column.nullable()), column.defaultValue(), Entries.flag(column.isIdentity()),
				IdentityEntry.of(column.identity()), column.generatedAs(),
				Entries.flag(column.generated() != null && !column.generated().stored()), column.collation(),
				column.comment(), (origin != null) ? origin.attribute() : null,
				Entries.flag(origin != null && origin.lengthStated()),
				Entries.flag(origin != null && origin.attribute() == null));
	}

	private static SnapshotColumn of(String name, ColumnOrigin origin) {
		return new SnapshotColumn(name, null, null, null, null, null, null, null, null, null, null, origin.attribute(),
				Entries.flag(origin.lengthStated()), Entries.flag(origin.attribute() == null));
	}

	Optional<Column> column() {
		return Optional.ofNullable(this.type)
			.map((type) -> new Column(this.name, new ColumnType(type, Entries.list(this.arguments)),
					!Entries.isSet(this.notNull), this.defaultValue, howNumbered(), generated(), this.collation,
					this.comment));
	}

	private @Nullable Identity howNumbered() {
		if (this.numbering != null) {
			return this.numbering.identity();
		}
		return Entries.isSet(this.identity) ? Identity.DEFAULT : null;
	}

	private @Nullable Generated generated() {
		return (this.generatedAs != null) ? new Generated(this.generatedAs, !Entries.isSet(this.virtual)) : null;
	}

	Optional<ColumnOrigin> origin() {
		return (this.attribute != null || Entries.isSet(this.mapped))
				? Optional.of(new ColumnOrigin(this.attribute, Entries.isSet(this.lengthStated))) : Optional.empty();
	}

}
