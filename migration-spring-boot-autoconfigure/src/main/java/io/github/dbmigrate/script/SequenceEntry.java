package io.github.dbmigrate.script;

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
		@Nullable NumberingEntry numbering, @Nullable String type, @Nullable String ownerSchema, @Nullable String owner,
		@Nullable String ownerColumn) {

	static SequenceEntry of(Sequence sequence) {
		Numbering numbering = sequence.numbering();
		boolean usual = numbering.equals(Numbering.of(sequence.start(), sequence.increment()));
		Sequence.Owner owner = sequence.owner();
		return new SequenceEntry(sequence.name().schema(), sequence.name().name(), sequence.start(),
				sequence.increment(), usual ? null : NumberingEntry.of(numbering), sequence.type(),
				(owner != null) ? owner.table().schema() : null, (owner != null) ? owner.table().name() : null,
				(owner != null) ? owner.column() : null);
	}

	TableName name() {
		return new TableName(this.schema, this.sequence);
	}

	Sequence toSequence() {
		Numbering numbers = (this.numbering != null) ? this.numbering.numbering()
				: Numbering.of(this.start, this.increment);
		Sequence.Owner column = (this.owner != null && this.ownerColumn != null)
				? new Sequence.Owner(new TableName(this.ownerSchema, this.owner), this.ownerColumn) : null;
		return new Sequence(name(), numbers, this.type, column);
	}

}
