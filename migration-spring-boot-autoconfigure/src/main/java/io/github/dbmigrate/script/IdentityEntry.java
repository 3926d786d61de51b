package io.github.dbmigrate.script;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

import io.github.dbmigrate.schema.Identity;

/**
 * How a column is numbered, in the snapshot file.
 */
record IdentityEntry(@JsonProperty(required = true) Identity.Kind kind,
		@JsonProperty(required = true) NumberingEntry numbers, @Nullable String sequenceSchema,
		@Nullable String sequence) {

	static @Nullable IdentityEntry of(@Nullable Identity identity) {
		if (identity == null || identity.equals(Identity.DEFAULT)) {
			return null;
		}
		TableName sequence = identity.sequence();
		return new IdentityEntry(identity.kind(), NumberingEntry.of(identity.numbering()),
				(sequence != null) ? sequence.schema() : null, (sequence != null) ? sequence.name() : null);
	}

	Identity identity() {
		return new Identity(this.kind, this.numbers.numbering(),
				(this.sequence != null) ? new TableName(this.sequenceSchema, this.sequence) : null);
	}

}
