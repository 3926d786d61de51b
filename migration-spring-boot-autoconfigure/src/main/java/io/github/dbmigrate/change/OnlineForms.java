package io.github.dbmigrate.change;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
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
 * each is in a file of its own, and so is what cannot run in a transaction. What loses
 * data comes last, since rows may get their values from it.
 */
public final class OnlineForms {

	private static final Comparator<Change> IN_PHASE = Comparator.comparing(Change::phase)
		.thenComparing(Change::step)
		.thenComparing(Change::transactional);

	private final Predicate<TableName> online;

	private final Batches batches;

	private final Set<Change> neighbours = new HashSet<>();

	private final Set<TableName> keyed = new HashSet<>();

	private final List<Change> first = new ArrayList<>();

	private final List<Change> filling = new ArrayList<>();

	private final List<Change> filled = new ArrayList<>();

	private final List<Change> validated = new ArrayList<>();

	private final List<Change> required = new ArrayList<>();

	private final List<Change> last = new ArrayList<>();

	private OnlineForms(List<Change> changes, Predicate<TableName> online, Batches batches) {
		this.batches = batches;
		batches.among(changes);
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
	 * @param batches which rows are filled in batches
	 * @return the files; one where nothing takes another form
	 */
	public static List<FilePart> of(List<Change> changes, Predicate<TableName> online, Batches batches) {
		OnlineForms forms = new OnlineForms(changes, online, batches);
		changes.forEach(forms::add);
		(forms.required.isEmpty() ? forms.first : forms.required).addAll(forms.last);
		List<FilePart> parts = new ArrayList<>(cut(forms.first));
		Stream
			.of(Stream.concat(forms.filling.stream(), forms.filled.stream()).toList(), forms.validated, forms.required)
			.filter((some) -> !some.isEmpty())
			.forEach((some) -> parts.add(new FilePart(some, true)));
		return parts;
	}

	private static List<FilePart> cut(List<Change> changes) {
		List<FilePart> parts = new ArrayList<>();
		List<Change> part = new ArrayList<>();
		for (Change change : changes.stream().sorted(IN_PHASE).toList()) {
			if (!part.isEmpty() && !areTogether(part.get(0), change)) {
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

	private static boolean areTogether(Change change, Change other) {
		return change.transactional() == other.transactional()
				&& change instanceof BatchedFill == other instanceof BatchedFill;
	}

	private void add(Change change) {
		boolean own = this.neighbours.contains(change);
		Optional<BatchedFill> batch = this.batches.before(change, own);
		batch.ifPresent(this.first::add);
		if (batch.isPresent() && change instanceof AddColumn column) {
			addEmpty(column);
			column.uniques()
				.stream()
				.map((unique) -> new AddUniqueConstraint(column.subject(), unique, Leaning.NONE))
				.forEach((Change unique) -> add(unique));
			require(nullable(column));
		}
		else if (batch.isPresent() && change instanceof AlterColumn column) {
			require(column);
		}
		else if (change.phase().compareTo(Phase.DROP_COMPUTED_COLUMNS) >= 0) {
			this.last.add(change);
		}
		else if (own || !this.online.test(change.subject())) {
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
				|| change.isAtOnce(this.batches.dialect()) || !change.uniques().isEmpty() || change.keyed()
				|| change.fill() instanceof Fill.Distinct || this.keyed.contains(change.subject());
		if (plain) {
			this.first.add(change);
			return;
		}
		addEmpty(change);
		require(change.subject(), column, change.fill());
	}

	private void addEmpty(AddColumn change) {
		this.first.add(new AddColumn(change.subject(), change.column().withNullable(true), change.place(), List.of(),
				change.fill(), false, change.restored()));
	}

	private static AlterColumn nullable(AddColumn change) {
		Column column = change.column();
		return new AlterColumn(change.subject(), column.withNullable(true), column, change.fill(), Fill.NONE, false,
				new Computed(List.of(), List.of()), Cast.USUAL);
	}

	private void require(AlterColumn change) {
		if (this.online.test(change.subject())) {
			require(change.subject(), change.after(), change.fill());
		}
		else {
			this.first.add(new FilledColumn(change));
		}
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
		if (!fill.equals(Fill.NONE)) {
			this.filling.add(new OnlineNotNull(table, column, fill, Stage.FILL));
		}
		this.filled.add(new OnlineNotNull(table, column, fill, Stage.CHECK));
		this.validated.add(new OnlineNotNull(table, column, fill, Stage.VALIDATE));
		this.required.add(new OnlineNotNull(table, column, fill, Stage.REQUIRE));
	}

}
