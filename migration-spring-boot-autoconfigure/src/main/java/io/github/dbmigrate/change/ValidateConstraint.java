package io.github.dbmigrate.change;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.Clause;
import io.github.dbmigrate.schema.TableName;

/**
 * A check constraint or foreign key that checks the rows that were there before it, or no
 * longer does.
 *
 * @param name the name of the constraint
 * @param drop drops it as it is
 * @param add adds it as it shall be
 * @param valid whether it shall check those rows
 */
public record ValidateConstraint(String name, Change drop, Change add, boolean valid) implements Change {

	/**
	 * Whether nothing else is different.
	 */
	static boolean suffices(Set<Clause> before, Set<Clause> after) {
		Set<Clause> different = new HashSet<>(before);
		different.removeAll(after);
		after.stream().filter((clause) -> !before.contains(clause)).forEach(different::add);
		return different.equals(Set.of(Clause.NOT_VALID));
	}

	@Override
	public TableName subject() {
		return this.add.subject();
	}

	@Override
	public Phase phase() {
		return this.add.phase();
	}

	@Override
	public String summary(SqlDialect dialect) {
		return "~" + this.add.summary(dialect).substring(1) + (this.valid ? " valid" : " not valid");
	}

	@Override
	public List<String> sql(SqlDialect dialect) {
		return this.valid ? List.of(dialect.validate(subject(), this.name))
				: Stream.of(this.drop, this.add).flatMap((change) -> change.sql(dialect).stream()).toList();
	}

	@Override
	public Change undo() {
		return new ValidateConstraint(this.name, this.add.undo(), this.drop.undo(), !this.valid);
	}

}
