package io.github.dbmigrate.script;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.dbmigrate.schema.EnumType;
import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * An enum type in the snapshot file, in one line.
 */
record TypeEntry(@Nullable String schema, @JsonProperty(required = true) String type,
		@JsonProperty(required = true) List<String> values, @JsonProperty(required = true) String spelling,
		@Nullable Boolean castsText) {

	static TypeEntry of(EnumType type) {
		return new TypeEntry(type.name().schema(), type.name().name(), type.values(), type.spelling(),
				Entries.flag(type.castsText()));
	}

	TableName name() {
		return new TableName(this.schema, this.type);
	}

	EnumType enumType() {
		return new EnumType(name(), this.values, this.spelling, Entries.isSet(this.castsText));
	}

}
