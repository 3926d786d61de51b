package io.github.dbmigrate.change;

import java.util.ArrayList;
import java.util.List;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.dialect.TypeUse;
import io.github.dbmigrate.schema.EnumType;
import io.github.dbmigrate.schema.TableName;

/**
 * An enum type that gains values, before anything uses them, or loses values, after
 * everything that used them.
 *
 * @param before the type as it is
 * @param after the type as it shall be
 * @param uses the columns that have the type when it changes
 * @param staysInPlace whether the file uses none of the values that are added, so that
 * the type can stay
 */
public record AlterType(EnumType before, EnumType after, List<TypeUse> uses, boolean staysInPlace) implements Change {

	public AlterType {
		uses = List.copyOf(uses);
	}

	@Override
	public TableName subject() {
		return this.after.name();
	}

	@Override
	public Phase phase() {
		return this.after.values().containsAll(this.before.values()) ? Phase.CREATE_TYPES : Phase.DROP_TYPES;
	}

	@Override
	public String summary(SqlDialect dialect) {
		List<String> changes = new ArrayList<>();
		this.after.values()
			.stream()
			.filter((value) -> !this.before.values().contains(value))
			.forEach((value) -> changes.add("+" + value));
		this.before.values()
			.stream()
			.filter((value) -> !this.after.values().contains(value))
			.forEach((value) -> changes.add("-" + value));
		return "~ type " + dialect.shown(subject()) + " "
				+ (changes.isEmpty() ? "order of values" : String.join(" ", changes));
	}

	@Override
	public List<String> sql(SqlDialect dialect) {
		return dialect.alterType(this.before, this.after, this.uses, this.staysInPlace);
	}

	@Override
	public Change undo() {
		return new AlterType(this.after, this.before, this.uses, false);
	}

}
