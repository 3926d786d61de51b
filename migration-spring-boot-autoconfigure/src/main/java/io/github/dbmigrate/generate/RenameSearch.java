package io.github.dbmigrate.generate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.generate.RenameQuestion.Candidate;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.Mapping.TableOrigin;
import io.github.dbmigrate.schema.Model;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Finds what has another name now: what somebody says; what is certain, since the entity
 * or the attribute is the one that the snapshot knows; and what somebody answers where a
 * name goes while another one of its kind comes.
 */
final class RenameSearch {

	private final @Nullable Model last;

	private final Model model;

	private final Schema database;

	private final Answers answers;

	private final SqlDialect dialect;

	private final StatedRenames stated;

	private RenameSearch(@Nullable Model last, Model model, Schema database, Answers answers, SqlDialect dialect) {
		this.last = last;
		this.model = model;
		this.database = database;
		this.answers = answers;
		this.dialect = dialect;
		this.stated = new StatedRenames(model, database, answers, dialect);
	}

	/**
	 * The renames that lead from what is there to what the entities say.
	 * @param last the snapshot, or {@code null} without one
	 * @param database what is there
	 */
	static Renames between(@Nullable Model last, Model model, Schema database, Answers answers, SqlDialect dialect) {
		return new RenameSearch(last, model, database, answers, dialect).find();
	}

	private Renames find() {
		SortedMap<TableName, TableName> tables = tables();
		SortedMap<TableName, Map<String, String>> columns = new TreeMap<>();
		Map<TableName, TableName> old = new HashMap<>();
		tables.forEach((before, after) -> old.put(after, before));
		this.model.schema().tables().forEach((name, wanted) -> {
			Table there = this.database.tables().get(old.getOrDefault(name, name));
			if (there != null && (old.containsKey(name) || !tables.containsKey(name))) {
				Map<String, String> found = columns(there, wanted);
				if (!found.isEmpty()) {
					columns.put(name, found);
				}
			}
		});
		this.stated.refuseUnknown();
		return new Renames(this.dialect, this.database, tables, columns);
	}

	private SortedMap<TableName, TableName> tables() {
		Names<TableName> names = new Names<>(this.database.tables().keySet(), this.model.schema().tables().keySet());
		Map<TableName, TableName> given = this.stated.tables();
		SortedMap<TableName, TableName> found = new TreeMap<>(given);
		if (this.last != null) {
			certainTables(this.last, found);
			names.removeDoubtful(found, given);
		}
		this.stated.check(given, found);
		if (this.last != null) {
			new RenameQuestion(this.answers).ask(tableCandidates(this.last, found)).forEach(found::put);
		}
		return found;
	}

	private void certainTables(Model known, Map<TableName, TableName> found) {
		Map<String, TableName> entities = new HashMap<>();
		known.mapping().tables().forEach((name, origin) -> entities.put(origin.entity(), name));
		this.model.mapping().tables().forEach((name, origin) -> {
			TableName old = entities.get(origin.entity());
			if (old != null && !old.equals(name) && !found.containsKey(old) && !found.containsValue(name)
					&& !isKnownElsewhere(known, name) && this.database.tables().containsKey(old)
					&& this.dialect.canRename(old, name) && !isDeclined(old, null)) {
				found.put(old, name);
			}
		});
	}

	/** The files make a table of this name, and this database lacks it. */
	private boolean isKnownElsewhere(Model known, TableName name) {
		return known.schema().tables().containsKey(name) && !this.database.tables().containsKey(name);
	}

	private boolean isDeclined(TableName table, @Nullable String column) {
		String subject = this.answers.subject(table, column);
		return this.answers.isGiven(Decisions.Kind.DROP, subject) || this.answers.isGiven(Decisions.Kind.KEEP, subject);
	}

	private List<Candidate<TableName>> tableCandidates(Model known, Map<TableName, TableName> found) {
		List<Candidate<TableName>> candidates = new ArrayList<>();
		for (Table there : this.database.tables().values()) {
			TableName name = there.name();
			if (known.schema().tables().containsKey(name) && !this.model.schema().tables().containsKey(name)
					&& !found.containsKey(name)) {
				this.model.schema()
					.tables()
					.values()
					.stream()
					.filter((wanted) -> !this.database.tables().containsKey(wanted.name())
							&& !known.schema().tables().containsKey(wanted.name())
							&& !found.containsValue(wanted.name()) && this.dialect.canRename(name, wanted.name())
							&& Likeness.canBe(there, wanted))
					.forEach((wanted) -> candidates.add(candidate(there, wanted)));
			}
		}
		candidates.removeIf((one) -> isDeclined(one.before(), null));
		return candidates;
	}

	private Candidate<TableName> candidate(Table there, Table wanted) {
		return new Candidate<>(there.name(), wanted.name(), "Table", this.answers.subject(there.name(), null),
				this.dialect.shown(wanted.name()), this.dialect.shown(wanted.name()), Likeness.of(there, wanted));
	}

	private Map<String, String> columns(Table there, Table wanted) {
		Names<String> names = new Names<>(columnNames(there), columnNames(wanted));
		Map<String, String> given = this.stated.columns(there, wanted);
		Map<String, String> found = new LinkedHashMap<>(given);
		Optional.ofNullable(this.last)
			.map((known) -> known.mapping().tables().get(there.name()))
			.ifPresent((known) -> certainColumns(known, there, wanted, found));
		names.removeDoubtful(found, given);
		this.stated.check(given, found, there, wanted);
		Table known = (this.last != null) ? this.last.schema().tables().get(there.name()) : null;
		if (known != null) {
			found.putAll(new RenameQuestion(this.answers).ask(columnCandidates(known, there, wanted, found)));
		}
		return found;
	}

	private static List<String> columnNames(Table table) {
		return table.columns().stream().map(Column::name).toList();
	}

	private void certainColumns(TableOrigin known, Table there, Table wanted, Map<String, String> found) {
		TableOrigin origin = Objects.requireNonNull(this.model.mapping().tables().get(wanted.name()));
		if (!known.entity().equals(origin.entity()) && there.name().equals(wanted.name())) {
			return;
		}
		Map<String, String> attributes = new HashMap<>();
		known.columns().forEach((name, column) -> attributes.put(String.valueOf(column.attribute()), name));
		origin.columns().forEach((name, column) -> {
			String before = (column.attribute() != null) ? attributes.get(column.attribute()) : null;
			if (before != null && !before.equals(name) && !found.containsKey(before) && !found.containsValue(name)
					&& isAlike(there.column(before), wanted.column(name)) && !isDeclined(wanted.name(), before)) {
				found.put(before, name);
			}
		});
	}

	private static boolean isAlike(Optional<Column> before, Optional<Column> after) {
		return before.isPresent() && after.isPresent()
				&& Likeness.keepsMeaning(before.get().type(), after.get().type());
	}

	private List<Candidate<String>> columnCandidates(Table known, Table there, Table wanted,
			Map<String, String> found) {
		List<Candidate<String>> candidates = new ArrayList<>();
		for (Column gone : there.columns()) {
			if (known.column(gone.name()).isPresent() && wanted.column(gone.name()).isEmpty()
					&& !found.containsKey(gone.name())) {
				wanted.columns()
					.stream()
					.filter((come) -> there.column(come.name()).isEmpty() && known.column(come.name()).isEmpty()
							&& !found.containsValue(come.name()) && Likeness.canBe(gone.type(), come.type()))
					.forEach((come) -> candidates.add(candidate(known, gone, wanted, come)));
			}
		}
		candidates.removeIf((one) -> isDeclined(wanted.name(), one.before()));
		return candidates;
	}

	private Candidate<String> candidate(Table known, Column gone, Table wanted, Column come) {
		int distance = Math.abs(columnNames(known).indexOf(gone.name()) - columnNames(wanted).indexOf(come.name()));
		return new Candidate<>(gone.name(), come.name(), "Column", this.answers.subject(wanted.name(), gone.name()),
				this.dialect.shown(come.name()), this.dialect.shown(come.name()) + " " + come.type(),
				Likeness.of(gone, come, distance));
	}

}
