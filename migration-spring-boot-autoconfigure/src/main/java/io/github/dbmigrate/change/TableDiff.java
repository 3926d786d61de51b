package io.github.dbmigrate.change;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

import io.github.dbmigrate.dialect.Counter;
import io.github.dbmigrate.schema.CheckConstraint;
import io.github.dbmigrate.schema.Clause;
import io.github.dbmigrate.schema.EnumType;
import io.github.dbmigrate.schema.ForeignKey;
import io.github.dbmigrate.schema.Index;
import io.github.dbmigrate.schema.PrimaryKey;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;
import io.github.dbmigrate.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/**
 * The changes of a table that is there before and after.
 */
final class TableDiff {

	private final Table before;

	private final Table after;

	private final Disturbed disturbed;

	private final Keys staying;

	private final ColumnDiff columns;

	private final List<String> rebuilt;

	private final List<Change> changes = new ArrayList<>();

	TableDiff(Table before, Table after, Fills fills, Disturbed disturbed, Collection<EnumType> types,
			Set<TableName> tables) {
		this.before = before;
		this.after = after;
		this.disturbed = disturbed;
		this.staying = Keys.staying(before, after);
		this.columns = new ColumnDiff(before, after, fills, types, tables);
		this.rebuilt = this.columns.rebuilt();
	}

	List<Change> changes() {
		primaryKey();
		uniqueConstraints();
		indexes();
		checks();
		foreignKeys();
		this.changes.addAll(this.columns.changes());
		if (!Objects.equals(this.before.comment(), this.after.comment())) {
			this.changes.add(new CommentTable(name(), this.before.comment(), this.after.comment()));
		}
		if (!Objects.equals(this.before.options(), this.after.options())) {
			this.changes.add(new AlterTableOptions(name(), this.before.options(), this.after.options()));
		}
		counter();
		return this.changes;
	}

	private void counter() {
		Counter.of(this.before)
			.ifPresent((old) -> Counter.of(this.after)
				.filter((wanted) -> wanted.step() != old.step())
				.ifPresent((wanted) -> this.changes.add(new AlterCounter(name(), old, wanted))));
	}

	private TableName name() {
		return this.after.name();
	}

	private void primaryKey() {
		PrimaryKey old = this.before.primaryKey();
		PrimaryKey wanted = this.after.primaryKey();
		if (!Keys.isPrimaryKeyChanged(this.before, this.after)) {
			renamePrimaryKey(old, wanted);
			return;
		}
		if (old != null) {
			this.changes
				.add(new DropPrimaryKey(name(), old, ColumnDiff.identity(this.before, old), leaning(old.columns())));
		}
		if (wanted != null) {
			this.changes.add(new AddPrimaryKey(name(), wanted, ColumnDiff.identity(this.after, wanted),
					leaningBack(wanted.columns())));
		}
	}

	/**
	 * A name counts where both sides have one.
	 */
	private void renamePrimaryKey(@Nullable PrimaryKey old, @Nullable PrimaryKey wanted) {
		String before = (old != null) ? old.name() : null;
		String after = (wanted != null) ? wanted.name() : null;
		if (before != null && after != null && !before.equals(after)) {
			this.changes.add(new RenamePrimaryKey(name(), before, after));
		}
	}

	private void uniqueConstraints() {
		Matched<UniqueConstraint> uniques = Keys.uniques(this.before, this.after);
		List<Matched.Pair<UniqueConstraint>> disappearing = uniques.standing()
			.stream()
			.filter((pair) -> isRebuilt(pair.after().columns()))
			.toList();
		disappearing.forEach((pair) -> {
			this.changes.add(new DropUniqueConstraint(name(), pair.before(), leaning(pair.before().columns())));
			this.changes.add(new AddUniqueConstraint(name(), pair.after(), leaningBack(pair.after().columns())));
		});
		uniques(uniques.without(disappearing));
	}

	private boolean isRebuilt(List<String> names) {
		return this.rebuilt.stream().anyMatch(names::contains);
	}

	private void uniques(Matched<UniqueConstraint> uniques) {
		uniques.dropped()
			.forEach((unique) -> this.changes.add(new DropUniqueConstraint(name(), unique, leaning(unique.columns()))));
		uniques.renamed()
			.forEach((pair) -> this.changes.add(new RenameUniqueConstraint(name(), pair.before(), pair.after())));
		uniques.created()
			.stream()
			.filter((unique) -> !this.columns.comesWithColumn(unique))
			.forEach((unique) -> this.changes
				.add(new AddUniqueConstraint(name(), unique, leaningBack(unique.columns()))));
	}

	private void indexes() {
		Matched<Index> indexes = Keys.indexes(this.before, this.after);
		List<Matched.Pair<Index>> disappearing = indexes.standing()
			.stream()
			.filter((pair) -> isRebuilt(pair.after().columnNames()))
			.toList();
		disappearing.forEach((pair) -> {
			this.changes.add(new DropIndex(name(), pair.before(), leaning(pair.before().columnNames())));
			this.changes.add(new CreateIndex(name(), pair.after(), leaningBack(pair.after().columnNames())));
		});
		indexes(indexes.without(disappearing));
	}

	private void indexes(Matched<Index> indexes) {
		indexes.dropped()
			.forEach((index) -> this.changes.add(new DropIndex(name(), index, leaning(index.columnNames()))));
		indexes.renamed().forEach((pair) -> this.changes.add(new RenameIndex(name(), pair.before(), pair.after())));
		indexes.created()
			.forEach((index) -> this.changes.add(new CreateIndex(name(), index, leaningBack(index.columnNames()))));
	}

	private void checks() {
		Matched<CheckConstraint> checks = Matched.by(CheckConstraint::name, this.before.checks(), this.after.checks());
		List<Matched.Pair<CheckConstraint>> validated = checks.changed()
			.stream()
			.filter((pair) -> isValidated(pair.before(), pair.after()))
			.toList();
		for (Matched.Pair<CheckConstraint> pair : validated) {
			this.changes.add(new ValidateConstraint(pair.after().name(), new DropCheck(name(), pair.before()),
					new AddCheck(name(), pair.after()), isValid(pair.after().clauses())));
		}
		Matched<CheckConstraint> others = checks.without(validated);
		others.standing()
			.stream()
			.filter((pair) -> this.rebuilt.stream()
				.anyMatch((name) -> ColumnDiff.names(pair.after().expression(), name)))
			.forEach((pair) -> {
				this.changes.add(new DropCheck(name(), pair.before()));
				this.changes.add(new AddCheck(name(), pair.after()));
			});
		others.dropped().forEach((check) -> this.changes.add(new DropCheck(name(), check)));
		others.created().forEach((check) -> this.changes.add(new AddCheck(name(), check)));
	}

	private static boolean isValidated(CheckConstraint before, CheckConstraint after) {
		return before.expression().equals(after.expression())
				&& ValidateConstraint.suffices(before.clauses(), after.clauses());
	}

	private static boolean isValid(Set<Clause> clauses) {
		return !clauses.contains(Clause.NOT_VALID);
	}

	private void foreignKeys() {
		Keys had = Keys.of(this.before);
		Keys has = Keys.of(this.after);
		Matched<ForeignKey> all = matchedForeignKeys();
		List<Matched.Pair<ForeignKey>> validated = all.changed().stream().filter(this::isValidated).toList();
		validated.forEach((pair) -> this.changes.add(new ValidateConstraint(pair.after().name(),
				drop(pair.before(), had), add(pair.after(), has), isValid(pair.after().clauses()))));
		Matched<ForeignKey> keys = all.without(validated);
		keys.dropped().forEach((key) -> this.changes.add(drop(key, had)));
		keys.created().forEach((key) -> this.changes.add(add(key, has)));
		keys.kept()
			.stream()
			.filter((pair) -> pair.before().equals(pair.after()) && isDisturbed(pair.after()))
			.forEach((pair) -> replace(pair, had, has));
		for (Matched.Pair<ForeignKey> pair : keys.renamed()) {
			if (isDisturbed(pair.after())) {
				replace(pair, had, has);
			}
			else {
				this.changes.add(new RenameForeignKey(name(), pair.before(), pair.after(),
						had.beginWith(pair.before().columns()), has.beginWith(pair.after().columns())));
			}
		}
	}

	private void replace(Matched.Pair<ForeignKey> pair, Keys had, Keys has) {
		this.changes.add(drop(pair.before(), had));
		this.changes.add(add(pair.after(), has));
	}

	private Change drop(ForeignKey key, Keys had) {
		return new DropForeignKey(name(), key, had.beginWith(key.columns()));
	}

	private Change add(ForeignKey key, Keys has) {
		return new AddForeignKey(name(), key, has.beginWith(key.columns()));
	}

	private boolean isValidated(Matched.Pair<ForeignKey> pair) {
		return !isDisturbed(pair.after()) && pair.before().with(pair.after().clauses()).equals(pair.after())
				&& ValidateConstraint.suffices(pair.before().clauses(), pair.after().clauses());
	}

	private static ForeignKey unnamed(ForeignKey key) {
		return key.named("");
	}

	private boolean isDisturbed(ForeignKey key) {
		return this.disturbed.reaches(name(), key);
	}

	/**
	 * The foreign keys that stay and may use an index with these columns when it goes.
	 * They have their new names by then.
	 */
	private Leaning leaning(List<String> columns) {
		return leaning(columns, Matched.Pair::after);
	}

	/**
	 * The same when an index that comes goes on the way back.
	 */
	private Leaning leaningBack(List<String> columns) {
		return leaning(columns, Matched.Pair::before);
	}

	private Leaning leaning(List<String> columns, Function<Matched.Pair<ForeignKey>, ForeignKey> name) {
		List<ForeignKey> keys = matchedForeignKeys().standing()
			.stream()
			.map(name)
			.filter((key) -> beginsWith(columns, key.columns()) && !isDisturbed(key))
			.toList();
		List<ForeignKey> others = keys.stream().filter((key) -> this.staying.beginWith(key.columns())).toList();
		return new Leaning(keys.stream().filter((key) -> !others.contains(key)).toList(), others);
	}

	private Matched<ForeignKey> matchedForeignKeys() {
		return Matched.of(ForeignKey::name, TableDiff::unnamed, this.before.foreignKeys(), this.after.foreignKeys());
	}

	private static boolean beginsWith(List<String> columns, List<String> beginning) {
		return columns.size() >= beginning.size() && columns.subList(0, beginning.size()).containsAll(beginning);
	}

}
