package io.github.dbmigrate.generate.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.dbmigrate.database.Rehearsed;
import io.github.dbmigrate.generate.wording.Wording.Doubt;
import io.github.dbmigrate.schema.CheckConstraint;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.ColumnType;
import io.github.dbmigrate.schema.Generated;
import io.github.dbmigrate.schema.Index;
import io.github.dbmigrate.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * A table of model and snapshot in the words of the database, from what it said to the
 * suspects. What it did not say is taken for unchanged where the model did not change.
 */
final class TableWording {

	private final Suspects suspects;

	private final Rehearsed rehearsed;

	private final IndexWording indexes;

	private final Set<String> names;

	private final List<Doubt> doubts = new ArrayList<>();

	private final Table wanted;

	private final @Nullable Table last;

	TableWording(Suspects suspects, Rehearsed rehearsed, IndexWording indexes) {
		this.suspects = suspects;
		this.indexes = indexes;
		this.rehearsed = rehearsed;
		this.names = suspects.trial().columns().stream().map(Column::name).collect(Collectors.toSet());
		this.wanted = with(suspects.wanted(), suspects.wanted().columns().stream().map(this::model).toList(),
				suspects.wanted().checks().stream().map(this::model).toList());
		Table known = suspects.last();
		this.last = (known == null) ? null : with(known, known.columns().stream().map(this::snapshot).toList(),
				known.checks().stream().map(this::snapshot).toList());
	}

	private Table with(Table table, List<Column> columns, List<CheckConstraint> checks) {
		return new Table(table.name(), columns, table.primaryKey(), table.uniqueConstraints(),
				table.indexes().stream().map(this::index).toList(), table.foreignKeys(), checks, table.comment(),
				table.seed(), table.options());
	}

	/** The table of the model. */
	Table wanted() {
		return this.wanted;
	}

	/** The table of the snapshot. */
	@Nullable Table last() {
		return this.last;
	}

	/** What the database did not say. */
	List<Doubt> doubts() {
		return this.doubts;
	}

	private Column model(Column model) {
		Column there = this.suspects.actual().column(model.name()).orElse(null);
		if (there == null || this.suspects.probeOf(model) == null) {
			return model;
		}
		Column snapshot = this.suspects.lastColumn(model.name());
		return with(model, isSame(Column::type, model, there) ? there.type() : model.type(),
				facet("default", Column::defaultValue, model, snapshot, there),
				facet("generation", Column::generatedAs, model, snapshot, there));
	}

	private static Column with(Column column, ColumnType type, @Nullable String defaultValue,
			@Nullable String generatedAs) {
		Generated kind = column.generated();
		Generated generated = (generatedAs != null && kind != null) ? new Generated(generatedAs, kind.stored()) : kind;
		return new Column(column.name(), type, column.nullable(), defaultValue, column.identity(), generated,
				column.collation(), column.comment());
	}

	private @Nullable String facet(String kind, Function<Column, @Nullable String> facet, Column model,
			@Nullable Column snapshot, Column there) {
		String text = facet.apply(model);
		String actual = facet.apply(there);
		if (text == null || actual == null || isSame(facet, model, there)) {
			return (text != null && actual != null) ? actual : text;
		}
		if (readBack(model) != null) {
			return text;
		}
		boolean unchanged = snapshot != null && text.equals(facet.apply(snapshot));
		doubt(kind, model.name(), text, unchanged, this.suspects.probeOf(model));
		return unchanged ? actual : text;
	}

	private Column snapshot(Column snapshot) {
		Column model = this.suspects.wanted().column(snapshot.name()).orElse(null);
		Column there = this.suspects.actual().column(snapshot.name()).orElse(null);
		if (model == null || there == null || this.suspects.probeOf(model) == null) {
			return snapshot;
		}
		Column reworded = model(model);
		return with(snapshot, known(Column::type, snapshot, model, reworded, there),
				known(Column::defaultValue, snapshot, model, reworded, there),
				known(Column::generatedAs, snapshot, model, reworded, there));
	}

	private <T extends @Nullable Object> T known(Function<Column, T> facet, Column snapshot, Column model,
			Column reworded, Column there) {
		T text = facet.apply(snapshot);
		if (text == null || Objects.equals(text, facet.apply(model)) || isSame(facet, snapshot, model)) {
			return (text == null) ? text : facet.apply(reworded);
		}
		return isSame(facet, snapshot, there) ? facet.apply(there) : text;
	}

	private <T extends @Nullable Object> boolean isSame(Function<Column, T> facet, Column one, Column other) {
		T text = facet.apply(other);
		Column readBack = readBack(one);
		Column otherReadBack = readBack(other);
		if (Objects.equals(facet.apply(one), text)) {
			return true;
		}
		return readBack != null && (Objects.equals(facet.apply(readBack), text)
				|| (otherReadBack != null && Objects.equals(facet.apply(readBack), facet.apply(otherReadBack))));
	}

	private @Nullable Column readBack(Column column) {
		String name = this.suspects.probeOf(column);
		Table table = this.rehearsed.table();
		return (name != null && table != null) ? table.column(name).orElse(null) : null;
	}

	private CheckConstraint model(CheckConstraint check) {
		return new CheckConstraint(check.name(), modelCondition(check), check.clauses());
	}

	private String modelCondition(CheckConstraint check) {
		String text = check.expression();
		String probe = this.suspects.probeOf(text);
		String same = sameAs(text, this.suspects.actual());
		if (probe == null || same != null || readBack(text) != null) {
			return (same != null) ? same : text;
		}
		String alike = isRenewed(check) ? null : alike(check);
		doubt("check", check.name(), text, alike != null, probe);
		return (alike != null) ? alike : text;
	}

	private boolean isRenewed(CheckConstraint check) {
		Table known = this.suspects.last();
		return known != null && known.checks()
			.stream()
			.anyMatch((one) -> one.name().equals(check.name()) && !one.expression().equals(check.expression()));
	}

	private CheckConstraint snapshot(CheckConstraint check) {
		String text = check.expression();
		for (CheckConstraint model : this.suspects.wanted().checks()) {
			if (text.equals(model.expression()) || text.equals(sameAs(model.expression(), List.of(check)))) {
				return new CheckConstraint(check.name(), model(model).expression(), check.clauses());
			}
		}
		String same = sameAs(text, this.suspects.actual());
		boolean refused = this.suspects.probeOf(text) != null && readBack(text) == null;
		String alike = (same == null && refused) ? alike(check) : same;
		return (alike != null) ? new CheckConstraint(check.name(), alike, check.clauses()) : check;
	}

	private @Nullable String sameAs(String text, Table table) {
		return sameAs(text, table.checks());
	}

	private @Nullable String sameAs(String text, List<CheckConstraint> checks) {
		String spelled = readBack(text);
		return checks.stream()
			.map(CheckConstraint::expression)
			.filter((other) -> other.equals(text) || other.equals(spelled)
					|| (spelled != null && spelled.equals(readBack(other))))
			.findFirst()
			.orElse(null);
	}

	/** The check of the database about the same columns and literals, or of this name. */
	private @Nullable String alike(CheckConstraint check) {
		List<String> signature = ExpressionWords.signature(check.expression(), this.names);
		List<CheckConstraint> there = this.suspects.actual().checks();
		return Stream
			.concat(there.stream()
				.filter((one) -> ExpressionWords.signature(one.expression(), this.names).equals(signature)),
					there.stream().filter((one) -> one.name().equals(check.name())))
			.map(CheckConstraint::expression)
			.findFirst()
			.orElse(null);
	}

	private @Nullable String readBack(String condition) {
		String name = this.suspects.probeOf(condition);
		Table table = this.rehearsed.table();
		if (name == null || table == null) {
			return null;
		}
		return table.checks()
			.stream()
			.filter((check) -> check.name().equals(name))
			.map(CheckConstraint::expression)
			.findFirst()
			.orElse(null);
	}

	private Index index(Index index) {
		String probe = this.suspects.probeOf(index);
		if (probe == null) {
			return index;
		}
		Table table = this.rehearsed.table();
		Index readBack = (table == null) ? null
				: table.indexes().stream().filter((one) -> one.name().equals(probe)).findFirst().orElse(null);
		Index same = this.suspects.actual()
			.indexes()
			.stream()
			.filter((there) -> (readBack != null) ? this.indexes.isSame(readBack, there)
					: there.name().equals(index.name()) && isKnown(index))
			.findFirst()
			.orElse(null);
		if (readBack == null) {
			doubt("index", index.name(), Objects.requireNonNullElse(index.tail(), ""), same != null, probe);
		}
		return (same != null) ? same.named(index.name()) : index;
	}

	private boolean isKnown(Index index) {
		Table known = this.suspects.last();
		return known != null && known.indexes().stream().map(Index::unnamed).anyMatch(index.unnamed()::equals);
	}

	private void doubt(String kind, String name, String text, boolean unchanged, @Nullable String probe) {
		String reason = this.rehearsed.refused().getOrDefault(Objects.requireNonNullElse(probe, ""), "it was not made");
		Doubt doubt = new Doubt(kind, name, this.suspects.actual().name(), text, unchanged, reason);
		if (!this.doubts.contains(doubt)) {
			this.doubts.add(doubt);
		}
	}

}
