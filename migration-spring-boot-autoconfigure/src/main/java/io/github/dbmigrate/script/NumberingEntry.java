package io.github.dbmigrate.script;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

import io.github.dbmigrate.schema.Numbering;

/**
 * How numbers follow each other, in the snapshot file.
 */
record NumberingEntry(@JsonProperty(required = true) long start, @JsonProperty(required = true) long increment,
		@Nullable Long minimum, @Nullable Long maximum, @Nullable Long cache, @Nullable Boolean cycle) {

	static NumberingEntry of(Numbering numbering) {
		return new NumberingEntry(numbering.start(), numbering.increment(), numbering.minimum(), numbering.maximum(),
				numbering.cache(), Entries.flag(numbering.cycle()));
	}

	Numbering numbering() {
		return new Numbering(this.start, this.increment, this.minimum, this.maximum, this.cache,
				Entries.isSet(this.cycle));
	}

}
