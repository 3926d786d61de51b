package io.github.dbmigrate.change;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.github.dbmigrate.change.OnlineNotNull.Stage;
import io.github.dbmigrate.schema.CheckConstraint;
import io.github.dbmigrate.schema.Clause;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.ForeignKey;
import io.github.dbmigrate.schema.TableName;

/**
 * The forms of changes with which others go on writing. Where one takes several steps,
 * each is in a file of its own, and so is what cannot run in a transaction.
 */
public final class OnlineForms {

	private static final Comparator<Change> IN_PHASE = Comparator.comparing(Change::phase)
		.thenComparing(Change::step)
		.thenComparing(Change::transactional);

	private final Predicate<TableName> online;

	private final Set<Change> neighbours = new HashSet<>();

	private final Set<TableName> keyed = new HashSet<>();

	private final List<Change> first = new ArrayList<>();

	private final List<Change> filled = new ArrayList<>();

	private final List<Change> validated = new ArrayList<>();

	private final List<Change> required = new ArrayList<>();

	private OnlineForms(List<Change> changes, Predicate<TableName> online) {
		Set<TableName> made = new HashSet<>();
		for (Change change : changes) {
			if (change instanceof CreateTable) {
				made.add(change.subject());
			}
			else if (change instanceof AddPrimaryKey) {
				this.keyed.add(change.subject());
			}
			else if (change instanceof RunSql sql) {
				this.neighbours.add(sql.neighbour());
			}
		}
		this.online = (table) -> !made.contains(table) && online.test(table);
	}

	/**
	 * Cuts a migration into files.
	 * @param changes the changes in the order of a file
	 * @param online the tables on which others go on writing
	 * @return the files; one where nothing takes another form
	 */
	public static List<FilePart> of(List<Change> changes, Predicate<TableName> online) {
		OnlineForms forms = new OnlineForms(changes, online);
		changes.forEach(forms::add);
		List<FilePart> parts = new ArrayList<>(cut(forms.first));
		Stream.of(forms.filled, forms.validated, forms.required)
			.filter((some) -> !some.isEmpty())
			.forEach((some) -> parts.add(new FilePart(some, true)));
		return parts;
	}

	private static List<FilePart> cut(List<Change> changes) {
		List<FilePart> parts = new ArrayList<>();
		List<Change> part = new ArrayList<>();
		for (Change change : changes.stream().sorted(IN_PHASE).toList()) {
			if (!part.isEmpty() && part.get(0).transactional() != change.transactional()) {
				parts.add(new FilePart(part, part.get(0).transactional()));
				part = new ArrayList<>();
			}
			part.add(change);
		}
		if (!part.isEmpty()) {
			parts.add(new FilePart(part, part.get(0).transactional()));
		}
		return parts;
	}

	private void add(Change change) {
		if (!this.online.test(change.subject()) || this.neighbours.contains(change)) {
			this.first.add(change);
		}
		else if (change instanceof CreateIndex create) {
			this.first.add(new OnlineIndex(create, create.index(), true));
		}
		else if (change instanceof DropIndex drop) {
			this.first.add(new OnlineIndex(drop, drop.index(), false));
		}
		else if (change instanceof AddUniqueConstraint unique) {
			add(unique);
		}
		else if (change instanceof AddForeignKey key) {
			add(key);
		}
		else if (change instanceof AddCheck check) {
			add(check);
		}
		else if (change instanceof AddColumn column) {
			add(column);
		}
		else if (change instanceof AlterColumn column) {
			add(column);
		}
		else {
			this.first.add(change);
		}
	}

	private void add(AddUniqueConstraint change) {
		if (change.unique().clauses().contains(Clause.NULLS_NOT_DISTINCT)) {
			this.first.add(change);
			return;
		}
		OnlineUnique unique = new OnlineUnique(change);
		this.first.add(unique.index());
		this.first.add(unique);
	}

	private void add(AddForeignKey change) {
		ForeignKey key = change.key();
		addValidated(key.name(), change,
				new AddForeignKey(change.subject(), key.with(notValid(key.clauses())), change.indexed()),
				key.clauses());
	}

	private void add(AddCheck change) {
		CheckConstraint check = change.check();
		addValidated(check.name(), change,
				new AddCheck(change.subject(),
						new CheckConstraint(check.name(), check.expression(), notValid(check.clauses()))),
				check.clauses());
	}

	private void addValidated(String name, Change change, Change notValid, Set<Clause> clauses) {
		if (clauses.contains(Clause.NOT_VALID)) {
			this.first.add(change);
			return;
		}
		this.first.add(notValid);
		this.validated.add(new ValidateConstraint(name, notValid.undo(), change, true));
	}

	private static Set<Clause> notValid(Set<Clause> clauses) {
		Set<Clause> all = new HashSet<>(clauses);
		all.add(Clause.NOT_VALID);
		return all;
	}

	private void add(AddColumn change) {
		Column column = change.column();
		boolean plain = column.nullable() || column.isIdentity() || column.generatedAs() != null
				|| !change.uniques().isEmpty() || change.keyed() || change.fill() instanceof Fill.Distinct
				|| this.keyed.contains(change.subject());
		if (plain) {
			this.first.add(change);
			return;
		}
		this.first.add(new AddColumn(change.subject(), column.withNullable(true), change.place(), change.uniques(),
				change.fill(), false, change.restored()));
		require(change.subject(), column, change.fill());
	}

	private void add(AlterColumn change) {
		Column after = change.after();
		boolean plain = !change.before().equals(after.withNullable(true)) || after.nullable() || after.isIdentity()
				|| after.generatedAs() != null || change.keyed() || this.keyed.contains(change.subject());
		if (plain) {
			this.first.add(change);
		}
		else {
			require(change.subject(), after, change.fill());
		}
	}

	private void require(TableName table, Column column, Fill fill) {
		this.filled.add(new OnlineNotNull(table, column, fill, Stage.CHECK));
		this.validated.add(new OnlineNotNull(table, column, fill, Stage.VALIDATE));
		this.required.add(new OnlineNotNull(table, column, fill, Stage.REQUIRE));
	}

}
