package io.github.dbmigrate.generate.rename;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.github.dbmigrate.change.Change;
import io.github.dbmigrate.change.RenameValue;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.generate.ask.Answers;
import io.github.dbmigrate.generate.ask.Decisions.Kind;
import io.github.dbmigrate.generate.ask.DropPolicy;
import io.github.dbmigrate.generate.ask.Question;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.EnumType;
import io.github.dbmigrate.schema.Model;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * The values of enum types that have other names now. No value tells that it is another
 * one under a new name, so a human says it.
 */
public final class ValueRenames {

	private final SortedMap<TableName, SortedMap<String, String>> values = new TreeMap<>();

	private final Answers answers;

	private final boolean possible;

	private ValueRenames(Answers answers, boolean possible) {
		this.answers = answers;
		this.possible = possible;
	}

	/**
	 * Asks wherever values go while others come.
	 */
	public static ValueRenames of(Schema model, Schema database, Answers answers, SqlDialect dialect) {
		ValueRenames renames = new ValueRenames(answers, dialect.renamesValues());
		model.types().forEach((name, wanted) -> {
			EnumType actual = database.types().get(name);
			if (actual != null) {
				renames.ask(wanted, actual);
			}
		});
		return renames;
	}

	private void ask(EnumType wanted, EnumType actual) {
		List<String> come = new ArrayList<>(wanted.values());
		come.removeAll(actual.values());
		for (String gone : actual.values()) {
			if (!wanted.values().contains(gone) && !come.isEmpty()) {
				renamed(actual.name(), gone, come).ifPresent((value) -> {
					come.remove(value);
					this.values.computeIfAbsent(actual.name(), (key) -> new TreeMap<>()).put(gone, value);
				});
			}
		}
	}

	/**
	 * The new name of a value that goes while others come; empty where it goes for good.
	 */
	private Optional<String> renamed(TableName type, String value, List<String> come) {
		String subject = this.answers.subject(type, null) + "." + value;
		if (this.answers.isGiven(Kind.DROP, subject) || !this.possible) {
			return Optional.empty();
		}
		Question question = new Question("rename " + subject,
				"Value " + value + " of type " + this.answers.subject(type, null) + " goes while "
						+ String.join(", ", come)
						+ " comes. Is it the same under another name, or does it go for good?",
				"--rename " + subject + "=" + come.get(0) + " (or --drop " + subject + ")",
				Stream.concat(come.stream(), Stream.of("drop")).toList());
		Optional<String> given = this.answers.given(Kind.RENAME, subject);
		if (given.isEmpty() && this.answers.drops() == DropPolicy.ALLOW) {
			return Optional.empty();
		}
		Optional<String> answer = given.or(() -> this.answers.ask(question));
		if (answer.isPresent() && !question.suggestions().contains(answer.get())) {
			this.answers.leaveOpen(question);
			return Optional.empty();
		}
		return answer.filter((name) -> !name.equals("drop"));
	}

	public List<Change> changes() {
		List<Change> changes = new ArrayList<>();
		this.values.forEach((type, names) -> names
			.forEach((before, after) -> changes.add(new RenameValue(type, before, after, false))));
		return changes;
	}

	/**
	 * A schema under the new names.
	 */
	public Schema apply(Schema schema) {
		if (this.values.isEmpty()) {
			return schema;
		}
		SortedMap<TableName, EnumType> types = new TreeMap<>(schema.types());
		SortedMap<TableName, Table> tables = new TreeMap<>(schema.tables());
		this.values.forEach((name, names) -> {
			types.computeIfPresent(name, (key, type) -> type
				.withValues(type.values().stream().map((value) -> names.getOrDefault(value, value)).toList()));
			EnumType old = schema.types().get(name);
			if (old != null) {
				tables.replaceAll((key, table) -> table
					.withColumns(table.columns().stream().map((column) -> column(column, old, names)).toList()));
			}
		});
		return new Schema(tables, schema.sequences(), types);
	}

	/**
	 * A model under the new names.
	 */
	public @Nullable Model apply(@Nullable Model model) {
		return (model == null) ? null : new Model(apply(model.schema()), model.mapping());
	}

	private static Column column(Column column, EnumType type, Map<String, String> names) {
		String value = column.defaultValue();
		if (value == null || !type.isTypeOf(column)) {
			return column;
		}
		int position = type.literals().indexOf(value);
		String after = (position < 0) ? null : names.get(type.values().get(position));
		return (after == null) ? column : column.withDefault("'" + after.replace("'", "''") + "'");
	}

}
