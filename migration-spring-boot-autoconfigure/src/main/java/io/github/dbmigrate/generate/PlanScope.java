package io.github.dbmigrate.generate;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.github.dbmigrate.change.Change;
import io.github.dbmigrate.change.SchemaDiff;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.generate.wording.ExpressionWords;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.EnumType;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.Sequence;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;

/**
 * The tables that a migration concerns, those that they refer to and that refer to them,
 * those that a statement names, and the sequences of all of these.
 */
final class PlanScope {

	private final Set<TableName> names = new TreeSet<>();

	private PlanScope() {
	}

	static PlanScope of(Plan plan, SqlDialect dialect) {
		PlanScope scope = new PlanScope();
		Stream.concat(plan.changes().stream(), SchemaDiff.undo(plan.changes()).stream())
			.map(Change::subject)
			.forEach(scope.names::add);
		scope.addDifferent(plan.before(), plan.after());
		scope.addNeighbours(Set.copyOf(scope.names), plan);
		scope.addNamed(plan, dialect);
		scope.addSequences(plan.before());
		scope.addSequences(plan.after());
		return scope;
	}

	private void addDifferent(Schema before, Schema after) {
		addDifferent(before.tables(), after.tables());
		addDifferent(before.sequences(), after.sequences());
		Set<EnumType> types = new HashSet<>(before.types().values());
		types.addAll(after.types().values());
		types.removeIf((type) -> Objects.equals(before.types().get(type.name()), after.types().get(type.name())));
		tables(before, after).filter((table) -> table.columns().stream().anyMatch((column) -> isOneOf(types, column)))
			.forEach((table) -> this.names.add(table.name()));
	}

	private static boolean isOneOf(Set<EnumType> types, Column column) {
		return types.stream().anyMatch((type) -> type.isTypeOf(column));
	}

	private <T> void addDifferent(Map<TableName, T> before, Map<TableName, T> after) {
		Stream.concat(before.keySet().stream(), after.keySet().stream())
			.filter((name) -> !Objects.equals(before.get(name), after.get(name)))
			.forEach(this.names::add);
	}

	private static Stream<Table> tables(Schema before, Schema after) {
		return Stream.concat(before.tables().values().stream(), after.tables().values().stream());
	}

	private void addNeighbours(Set<TableName> concerned, Plan plan) {
		tables(plan.before(), plan.after()).forEach((table) -> table.foreignKeys().forEach((key) -> {
			if (concerned.contains(table.name())) {
				this.names.add(key.referenced());
			}
			if (concerned.contains(key.referenced())) {
				this.names.add(table.name());
			}
		}));
	}

	private void addNamed(Plan plan, SqlDialect dialect) {
		Set<String> words = new HashSet<>();
		Stream.concat(plan.up(dialect).stream(), plan.down(dialect).stream())
			.forEach((statement) -> words.addAll(ExpressionWords.names(statement)));
		Stream.concat(plan.before().tables().keySet().stream(), plan.before().sequences().keySet().stream())
			.filter((name) -> words.contains(name.name().toLowerCase(Locale.ROOT)))
			.forEach(this.names::add);
	}

	private void addSequences(Schema schema) {
		schema.sequences()
			.values()
			.stream()
			.filter((sequence) -> isUsed(sequence, schema))
			.forEach((sequence) -> this.names.add(sequence.name()));
	}

	private boolean isUsed(Sequence sequence, Schema schema) {
		boolean owned = sequence.owner() != null && this.names.contains(sequence.owner().table());
		return owned || sequence.feeds().stream().anyMatch((column) -> this.names.contains(column.table()))
				|| schema.tables()
					.values()
					.stream()
					.filter((table) -> this.names.contains(table.name()))
					.flatMap((table) -> table.columns().stream())
					.anyMatch((column) -> column.defaultValue() != null
							&& column.defaultValue().contains(sequence.name().name()));
	}

	/**
	 * The part of a schema that is in here.
	 */
	Schema of(Schema schema) {
		return schema.without((name) -> !this.names.contains(name));
	}

	/** The schemas besides the default one. */
	Set<String> schemas() {
		Set<String> schemas = new TreeSet<>();
		this.names.stream().map(TableName::schema).filter(Objects::nonNull).forEach(schemas::add);
		return schemas;
	}

}
