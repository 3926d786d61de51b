package io.github.dbmigrate.script;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.dbmigrate.schema.Numbering;
import io.github.dbmigrate.schema.Sequence;
import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * A sequence in the snapshot file, in one line.
 */
record SequenceEntry(@Nullable String schema, @JsonProperty(required = true) String sequence,
		@JsonProperty(required = true) long start, @JsonProperty(required = true) long increment,
		@Nullable NumberingEntry numbering, @Nullable String type, @Nullable ColumnNameEntry owner,
		@Nullable List<ColumnNameEntry> feeds) {

	static SequenceEntry of(Sequence sequence) {
		Numbering numbering = sequence.numbering();
		boolean usual = numbering.equals(Numbering.of(sequence.start(), sequence.increment()));
		return new SequenceEntry(sequence.name().schema(), sequence.name().name(), sequence.start(),
				sequence.increment(), usual ? null : NumberingEntry.of(numbering), sequence.type(),
				(sequence.owner() != null) ? ColumnNameEntry.of(sequence.owner()) : null,
				Entries.map(sequence.feeds(), ColumnNameEntry::of));
	}

	TableName name() {
		return new TableName(this.schema, this.sequence);
	}

	Sequence toSequence() {
		Numbering numbers = (this.numbering != null) ? this.numbering.numbering()
				: Numbering.of(this.start, this.increment);
		return new Sequence(name(), numbers, this.type, (this.owner != null) ? this.owner.name() : null,
				Entries.back(this.feeds, ColumnNameEntry::name));
	}

	/**
	 * A column that owns a sequence or is fed by it.
	 */
	record ColumnNameEntry(@Nullable String schema, @JsonProperty(required = true) String table,
			@JsonProperty(required = true) String column) {

		static ColumnNameEntry of(Sequence.ColumnName name) {
			return new ColumnNameEntry(name.table().schema(), name.table().name(), name.column());
		}

		Sequence.ColumnName name() {
			return new Sequence.ColumnName(new TableName(this.schema, this.table), this.column);
		}

	}

}
