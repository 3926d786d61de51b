package io.github.dbmigrate.hazard;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.TableName;

/**
 * What is different between a column before and after.
 */
record ColumnChange(TableName table, Column before, Column after) {

	/** The facts; none where nothing differs of what matters. */
	List<Fact> facts() {
		List<Fact> facts = new ArrayList<>();
		Fact column = Fact.of(Kind.ALTER_TABLE, this.table).on(this.after.name());
		if (!this.before.type().equals(this.after.type())) {
			facts.add(column.as(Kind.CHANGE_TYPE).typed(this.before.type(), this.after.type()));
		}
		String collation = this.after.collation();
		if (collation != null && !collation.equals(this.before.collation())) {
			facts.add(column.as(Kind.CHANGE_COLLATION).named(collation));
		}
		if (this.before.nullable() != this.after.nullable()) {
			facts.add(column.as(this.after.nullable() ? Kind.DROP_NOT_NULL : Kind.SET_NOT_NULL));
		}
		String value = this.after.defaultValue();
		if (!Objects.equals(this.before.defaultValue(), value)) {
			facts.add(column.as((value != null) ? Kind.SET_DEFAULT : Kind.DROP_DEFAULT)
				.saying((value != null) ? value : ""));
		}
		if (!this.before.isIdentity() && this.after.isIdentity()) {
			facts.add(column.as(Kind.SET_IDENTITY));
		}
		return facts;
	}

}
