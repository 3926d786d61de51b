package io.github.dbmigrate.script;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.dbmigrate.schema.CheckConstraint;
import io.github.dbmigrate.schema.Clause;
import io.github.dbmigrate.schema.ForeignKey;
import io.github.dbmigrate.schema.ForeignKey.Action;
import io.github.dbmigrate.schema.Index;
import io.github.dbmigrate.schema.PrimaryKey;
import io.github.dbmigrate.schema.TableName;
import io.github.dbmigrate.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/**
 * Keys and indexes in the snapshot file, each in one line.
 */
final class SnapshotConstraints {

	private SnapshotConstraints() {
	}

	private static @Nullable List<Clause> entries(Set<Clause> clauses) {
		return Entries.map(new TreeSet<>(clauses), (clause) -> clause);
	}

	private static Set<Clause> back(@Nullable List<Clause> clauses) {
		return Set.copyOf(Entries.list(clauses));
	}

	/**
	 * A primary key, whose name may be absent, or a unique constraint.
	 */
	record KeyEntry(@Nullable String name, @JsonProperty(required = true) List<String> columns,
			@Nullable List<Clause> clauses) {

		static KeyEntry of(PrimaryKey key) {
			return new KeyEntry(key.name(), key.columns(), entries(key.clauses()));
		}

		static KeyEntry of(UniqueConstraint unique) {
			return new KeyEntry(unique.name(), unique.columns(), entries(unique.clauses()));
		}

		PrimaryKey primaryKey() {
			return new PrimaryKey(this.name, this.columns, back(this.clauses));
		}

		UniqueConstraint uniqueConstraint() {
			return new UniqueConstraint(Objects.requireNonNull(this.name, "a unique constraint has no name"),
					this.columns, back(this.clauses));
		}

	}

	/**
	 * An index.
	 */
	record IndexEntry(@JsonProperty(required = true) String name, @Nullable List<PartEntry> columns,
			@Nullable Boolean unique, @Nullable String definition) {

		static IndexEntry of(Index index) {
			return new IndexEntry(index.name(), Entries.map(index.columns(), PartEntry::of),
					Entries.flag(index.unique()), index.definition());
		}

		Index index() {
			return new Index(this.name, Entries.back(this.columns, PartEntry::part), Entries.isSet(this.unique),
					this.definition);
		}

	}

	/**
	 * One column of an index.
	 */
	record PartEntry(@JsonProperty(required = true) String column, @Nullable Boolean descending) {

		static PartEntry of(Index.Part part) {
			return new PartEntry(part.column(), Entries.flag(part.descending()));
		}

		Index.Part part() {
			return new Index.Part(this.column, Entries.isSet(this.descending));
		}

	}

	/**
	 * A foreign key.
	 */
	record ForeignKeyEntry(@JsonProperty(required = true) String name,
			@JsonProperty(required = true) List<String> columns, @Nullable String referencedSchema,
			@JsonProperty(required = true) String referenced,
			@JsonProperty(required = true) List<String> referencedColumns,
			@JsonProperty(required = true) Action onDelete, @JsonProperty(required = true) Action onUpdate,
			@Nullable List<Clause> clauses) {

		static ForeignKeyEntry of(ForeignKey key) {
			return new ForeignKeyEntry(key.name(), key.columns(), key.referenced().schema(), key.referenced().name(),
					key.referencedColumns(), key.onDelete(), key.onUpdate(), entries(key.clauses()));
		}

		ForeignKey foreignKey() {
			return new ForeignKey(this.name, this.columns, new TableName(this.referencedSchema, this.referenced),
					this.referencedColumns, this.onDelete, this.onUpdate, back(this.clauses));
		}

	}

	/**
	 * A check constraint.
	 */
	record CheckEntry(@JsonProperty(required = true) String name, @JsonProperty(required = true) String expression,
			@Nullable List<Clause> clauses) {

		static CheckEntry of(CheckConstraint check) {
			return new CheckEntry(check.name(), check.expression(), entries(check.clauses()));
		}

		CheckConstraint check() {
			return new CheckConstraint(this.name, this.expression, back(this.clauses));
		}

	}

}
