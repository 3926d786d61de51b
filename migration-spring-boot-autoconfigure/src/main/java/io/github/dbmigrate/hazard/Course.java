package io.github.dbmigrate.hazard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.dbmigrate.schema.CheckConstraint;
import io.github.dbmigrate.schema.Clause;
import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Follows the statements of a file from top to bottom and tells each fact what went
 * before it and comes after it.
 */
final class Course {

	private static final Pattern NOT_NULL = Pattern
		.compile("(?is)[(\\s]*\"?([^\\s()\"]+)\"?\\s+is\\s+not\\s+null[)\\s]*");

	private final List<Step> steps;

	private final Known known;

	private final Replacements replacements;

	private final KeyIndexes indexes;

	private final boolean inTransaction;

	private final boolean mixed;

	private final Set<TableName> created = new HashSet<>();

	private final Set<Place> columns = new HashSet<>();

	private final Set<Place> filled = new HashSet<>();

	private final Set<Place> required = new HashSet<>();

	private final Set<Place> defaulted = new HashSet<>();

	private final Set<Place> proven = new HashSet<>();

	private final Set<TableName> validated = new HashSet<>();

	private final Set<TableName> locked = new HashSet<>();

	private final Set<TableName> held = new HashSet<>();

	private final Map<String, Place> unproven = new HashMap<>();

	Course(List<Step> steps, Known known, boolean locking) {
		this.steps = steps;
		this.known = known;
		this.replacements = new Replacements(steps);
		this.indexes = new KeyIndexes(steps, known);
		boolean all = steps.stream().allMatch(Step::transactional);
		this.inTransaction = locking && all;
		this.mixed = !all && steps.stream().anyMatch(Step::transactional);
	}

	/** What files before it have proven of the rows stays so. */
	Course after(List<Fact> earlier) {
		earlier.stream()
			.filter((fact) -> fact.kind() == Kind.ADD_CHECK || fact.kind() == Kind.VALIDATE)
			.forEach(this::follow);
		return this;
	}

	/** The statements with all that is to be known about them. */
	List<Step> marked() {
		List<Step> marked = new ArrayList<>();
		for (int i = 0; i < this.steps.size(); i++) {
			Step step = this.steps.get(i);
			List<Fact> facts = new ArrayList<>();
			for (Fact fact : step.facts()) {
				facts.add(marked(fact, i));
				follow(fact);
				lock(fact);
			}
			marked.add(step.with(facts));
		}
		return marked;
	}

	private Fact marked(Fact fact, int index) {
		TableName table = fact.table();
		Fact marked = fact.with(Trait.MIXED, this.mixed && !this.steps.get(index).transactional())
			.with(Trait.TRANSACTIONAL, this.inTransaction)
			.with(Trait.REPLACED, this.replacements.has(fact));
		if (table == null) {
			return marked;
		}
		return marked.with(Trait.TABLE_CREATED, this.created.contains(table))
			.with(Trait.COLUMNS_CREATED, all(this.columns, fact))
			.with(Trait.REFERENCED_CREATED, fact.other() != null && this.created.contains(fact.other()))
			.with(Trait.FILLED, all(this.filled, fact))
			.with(Trait.DEFAULT, fact.kind() == Kind.SET_NOT_NULL && all(this.defaulted, fact))
			.with(Trait.NOT_NULL, all(this.required, fact))
			.with(Trait.PROVEN, all(this.proven, fact) || this.validated.contains(table) || isProvenBefore(fact))
			.with(Trait.LOCKED, isLocked(fact))
			.with(Trait.CHECKED, isChecked(fact))
			.with(Trait.INDEXED, fact.kind() == Kind.ADD_FOREIGN_KEY && this.indexes.serve(fact))
			.with(Trait.USED, fact.kind() == Kind.ADD_VALUE && isUsed(fact.name(), index));
	}

	private static boolean all(Set<Place> places, Fact fact) {
		TableName table = fact.table();
		return table != null && !fact.columns().isEmpty()
				&& fact.columns().stream().allMatch((column) -> places.contains(new Place(table, column)));
	}

	private boolean isLocked(Fact fact) {
		return this.inTransaction && switch (fact.kind()) {
			case UPDATE, DELETE, INSERT -> this.locked.contains(fact.table());
			case VALIDATE -> this.held.contains(fact.table());
			default -> false;
		};
	}

	private boolean isChecked(Fact fact) {
		return fact.kind() == Kind.CHANGE_TYPE && this.known.before(fact.table())
			.map((table) -> table.checks()
				.stream()
				.anyMatch((check) -> names(check.expression(), fact.columns().get(0))))
			.orElse(false);
	}

	/** Whether an expression names a column. */
	static boolean names(String expression, String column) {
		return Pattern.compile("(?i)(?<![\\w$])" + Pattern.quote(column) + "(?![\\w$])").matcher(expression).find();
	}

	private boolean isProvenBefore(Fact fact) {
		return fact.kind() == Kind.SET_NOT_NULL && this.known.before(fact.table())
			.map((table) -> table.checks()
				.stream()
				.filter((check) -> !check.clauses().contains(Clause.NOT_VALID))
				.map(CheckConstraint::expression)
				.anyMatch((check) -> fact.columns().get(0).equalsIgnoreCase(provenBy(check))))
			.orElse(false);
	}

	private static String provenBy(String check) {
		Matcher matcher = NOT_NULL.matcher(check);
		return matcher.matches() ? matcher.group(1) : "";
	}

	private boolean isUsed(String value, int index) {
		String literal = "'" + value.replace("'", "''") + "'";
		return this.inTransaction && this.steps.subList(index + 1, this.steps.size())
			.stream()
			.filter((step) -> step.facts().stream().noneMatch((fact) -> fact.kind() == Kind.ADD_VALUE))
			.anyMatch((step) -> step.sql().contains(literal));
	}

	private void follow(Fact fact) {
		TableName table = fact.table();
		if (fact.kind() == Kind.TRANSACTION) {
			this.locked.clear();
			this.held.clear();
		}
		if (table == null) {
			return;
		}
		switch (fact.kind()) {
			case CREATE_TABLE -> this.created.add(table);
			case ADD_COLUMN -> addColumn(table, fact);
			case SET_DEFAULT -> fact.columns().forEach((column) -> this.defaulted.add(new Place(table, column)));
			case UPDATE -> fact.columns().forEach((column) -> this.filled.add(new Place(table, column)));
			case RENAME_TABLE, MOVE_TABLE -> rename(table, fact.other());
			case RENAME_COLUMN -> rename(new Place(table, fact.columns().get(0)), new Place(table, fact.name()));
			case ADD_CHECK -> check(table, fact);
			case VALIDATE -> validate(table, fact.name());
			default -> {
			}
		}
	}

	private void addColumn(TableName table, Fact fact) {
		Place place = new Place(table, fact.columns().get(0));
		this.columns.add(place);
		if (fact.is(Trait.NOT_NULL)) {
			this.required.add(place);
		}
		if (fact.is(Trait.DEFAULT) || fact.is(Trait.IDENTITY) || fact.is(Trait.GENERATED)) {
			this.defaulted.add(place);
		}
	}

	private void rename(TableName from, @Nullable TableName to) {
		if (to == null) {
			return;
		}
		if (this.created.contains(from)) {
			this.created.add(to);
		}
		this.locked.add(to);
	}

	private void rename(Place from, Place to) {
		if (this.columns.contains(from)) {
			this.columns.add(to);
		}
	}

	private void check(TableName table, Fact fact) {
		String column = provenBy(fact.text());
		if (!column.isEmpty()) {
			String stored = this.known.stored(table, column);
			if (fact.is(Trait.NOT_VALID)) {
				this.unproven.put(fact.name(), new Place(table, stored));
			}
			else {
				this.proven.add(new Place(table, stored));
			}
		}
		else if (fact.is(Trait.NOT_VALID)) {
			this.unproven.put(fact.name(), new Place(table, ""));
		}
	}

	/** What a constraint of another file says is not known; it is taken for a proof. */
	private void validate(TableName table, String constraint) {
		Place place = this.unproven.get(constraint);
		if (place != null) {
			this.proven.add(place);
		}
		else {
			this.validated.add(table);
		}
	}

	private void lock(Fact fact) {
		TableName table = fact.table();
		if (table == null || this.created.contains(table)) {
			return;
		}
		if (fact.kind().locks()) {
			this.locked.add(table);
			this.held.add(table);
		}
		if (fact.kind() == Kind.ADD_FOREIGN_KEY) {
			this.held.add(table);
		}
	}

	/**
	 * A column of a table.
	 */
	private record Place(TableName table, String column) {
	}

}
