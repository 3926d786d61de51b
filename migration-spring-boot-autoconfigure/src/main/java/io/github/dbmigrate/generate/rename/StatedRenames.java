package io.github.dbmigrate.generate.rename;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.generate.ask.Answers;
import io.github.dbmigrate.generate.ask.Decisions.Kind;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.schema.Model;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;

/**
 * The new names that somebody states. One that cannot be is refused, with what is there.
 */
final class StatedRenames {

	private final Model model;

	private final Schema database;

	private final Answers answers;

	private final SqlDialect dialect;

	StatedRenames(Model model, Schema database, Answers answers, SqlDialect dialect) {
		this.model = model;
		this.database = database;
		this.answers = answers;
		this.dialect = dialect;
	}

	/**
	 * The new names of tables by the old ones.
	 */
	SortedMap<TableName, TableName> tables() {
		SortedMap<TableName, TableName> tables = new TreeMap<>();
		for (TableName table : this.database.tables().keySet()) {
			String subject = this.answers.subject(table, null);
			this.answers.given(Kind.RENAME, subject).ifPresent((name) -> tables.put(table, table(table, name)));
		}
		return tables;
	}

	private TableName table(TableName before, String name) {
		Collection<TableName> tables = this.model.schema().tables().keySet();
		return named(name, tables, this.dialect::shown)
			.or(() -> named(name, tables.stream().filter((one) -> isBeside(before, one)).toList(),
					(one) -> this.dialect.shown(one.name())))
			.orElseThrow(() -> refused("No entity maps a table " + name + ". Tables that entities map: "
					+ list(tables, this.dialect::shown) + "."));
	}

	private static boolean isBeside(TableName table, TableName other) {
		return String.valueOf(table.schema()).equals(String.valueOf(other.schema()));
	}

	/** The one of a name, in any letter case where none has it exactly. */
	private static <N> Optional<N> named(String name, Collection<N> all, Function<N, String> shown) {
		return all.stream()
			.filter((one) -> shown.apply(one).equals(name))
			.findFirst()
			.or(() -> all.stream().filter((one) -> shown.apply(one).equalsIgnoreCase(name)).findFirst());
	}

	private static <N> String list(Collection<N> all, Function<N, String> shown) {
		return all.isEmpty() ? "none" : String.join(", ", all.stream().map(shown).sorted().toList());
	}

	/**
	 * Refuses new names of tables that cannot be.
	 * @param stated those that somebody states
	 * @param renames all of them
	 */
	void check(Map<TableName, TableName> stated, Map<TableName, TableName> renames) {
		Names<TableName> names = new Names<>(this.database.tables().keySet(), this.model.schema().tables().keySet());
		stated.forEach((before, after) -> {
			check(names, renames, before, after, "Table " + this.dialect.shown(before),
					"Table " + this.dialect.shown(after));
			if (!this.dialect.canRename(before, after)) {
				throw refused("Table " + this.dialect.shown(before) + " cannot become " + this.dialect.shown(after)
						+ ": this database moves no table to another schema.");
			}
		});
	}

	private <N> void check(Names<N> names, Map<N, N> renames, N before, N after, String old, String name) {
		if (renames.values().stream().filter(after::equals).count() > 1) {
			throw refused(name + " cannot be two things of before.");
		}
		if (names.isTaken(after, renames)) {
			throw refused(name + " is in the database already, besides " + old.toLowerCase(Locale.ROOT) + ".");
		}
		if (names.isNeeded(before, renames)) {
			throw refused(old + " is still mapped by an entity under this name.");
		}
	}

	/**
	 * The new names of the columns of a table by the old ones.
	 */
	Map<String, String> columns(Table there, Table wanted) {
		Map<String, String> columns = new LinkedHashMap<>();
		for (Column column : there.columns()) {
			subjects(there, wanted, column.name())
				.flatMap((subject) -> this.answers.given(Kind.RENAME, subject).stream())
				.findFirst()
				.ifPresent((name) -> columns.put(column.name(), column(wanted, name)));
		}
		return columns;
	}

	/** A column may be said to be of the table of now or of before. */
	private Stream<String> subjects(Table there, Table wanted, String column) {
		boolean other = this.model.schema().tables().containsKey(there.name());
		return Stream.of(wanted.name(), other ? wanted.name() : there.name())
			.map((table) -> this.answers.subject(table, column));
	}

	private String column(Table table, String name) {
		List<String> columns = table.columns().stream().map(Column::name).toList();
		return named(name, columns, this.dialect::shown)
			.or(() -> named(name, columns, (column) -> this.answers.subject(table.name(), column)))
			.orElseThrow(
					() -> refused("No entity maps a column " + name + " of table " + this.dialect.shown(table.name())
							+ ". Columns that entities map: " + list(columns, this.dialect::shown) + "."));
	}

	/**
	 * Refuses new names of columns that cannot be.
	 * @param stated those that somebody states
	 * @param renames all of them
	 */
	void check(Map<String, String> stated, Map<String, String> renames, Table there, Table wanted) {
		Names<String> names = new Names<>(there.columns().stream().map(Column::name).toList(),
				wanted.columns().stream().map(Column::name).toList());
		stated.forEach((before, after) -> {
			String old = "Column " + this.answers.subject(wanted.name(), before);
			String name = "Column " + this.answers.subject(wanted.name(), after);
			check(names, renames, before, after, old, name);
			Column gone = there.column(before).orElseThrow();
			Column come = wanted.column(after).orElseThrow();
			if (!Likeness.canBe(gone.type(), come.type())) {
				throw refused(old + " is " + gone.type() + ", and " + name.toLowerCase(Locale.ROOT) + " is "
						+ come.type() + ": the values of one cannot be those of the other.");
			}
		});
	}

	/**
	 * Refuses names that nothing in the database has.
	 */
	void refuseUnknown() {
		for (String subject : this.answers.unused(Kind.RENAME).keySet()) {
			if (this.database.types().keySet().stream().noneMatch((type) -> isValueOf(type, subject))) {
				throw refused(unknown(subject));
			}
		}
	}

	private boolean isValueOf(TableName type, String subject) {
		String prefix = this.answers.subject(type, null) + ".";
		return subject.regionMatches(true, 0, prefix, 0, prefix.length());
	}

	private String unknown(String subject) {
		String table = subject.substring(0, Math.max(0, subject.lastIndexOf('.')));
		String column = subject.substring(subject.lastIndexOf('.') + 1);
		return this.database.tables()
			.values()
			.stream()
			.filter((one) -> this.dialect.shown(one.name()).equalsIgnoreCase(table))
			.findFirst()
			.map((one) -> "Table " + this.dialect.shown(one.name()) + " has no column " + column
					+ " in the database, only " + list(one.columns(), (there) -> this.dialect.shown(there.name()))
					+ ".")
			.orElseGet(() -> "There is no table or column " + subject + " in the database. Its tables: "
					+ list(this.database.tables().keySet(), this.dialect::shown) + ".");
	}

	private static MigrationException refused(String problem) {
		return new MigrationException(Failure.INPUT, problem + " Nothing was written.",
				"name what is there and what an entity maps, --rename user.mail=email or --rename person=customer, or "
						+ "leave the flag out");
	}

}
