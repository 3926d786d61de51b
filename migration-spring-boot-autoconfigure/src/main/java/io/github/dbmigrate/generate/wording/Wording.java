package io.github.dbmigrate.generate.wording;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.dbmigrate.database.LiveDatabase;
import io.github.dbmigrate.database.Rehearsed;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.Model;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Model and snapshot in the words of the database, wherever they mean what it has. A
 * database gives an expression back in a spelling of its own, so one that differs by its
 * text is made in a scratch place and compared as it is read back. Where all texts agree,
 * none is opened.
 *
 * @param model the model
 * @param snapshot the model of the snapshot, or {@code null}
 * @param notes what could not be tried, and what was taken for true instead
 */
public record Wording(Model model, @Nullable Model snapshot, List<String> notes) {

	public Wording {
		notes = List.copyOf(notes);
	}

	/**
	 * Finds the words where the database is there to be asked.
	 */
	public static Wording of(Model model, @Nullable Model snapshot, Schema database, LiveDatabase live) {
		return of(model, snapshot, database, live.dialect(), live::rehearse);
	}

	/**
	 * Finds the words.
	 * @param rehearse makes tables in a scratch place
	 */
	public static Wording of(Model model, @Nullable Model snapshot, Schema database, SqlDialect dialect,
			Function<List<Table>, Map<TableName, Rehearsed>> rehearse) {
		IndexWording indexes = new IndexWording(database, dialect);
		Wording byText = new Wording(indexes.of(model), (snapshot != null) ? indexes.of(snapshot) : null, List.of());
		List<Suspects> suspects = suspects(byText.model(), byText.snapshot(), database);
		return suspects.isEmpty() ? byText : byText.tried(suspects, indexes, dialect, rehearse);
	}

	private Wording tried(List<Suspects> suspects, IndexWording indexes, SqlDialect dialect,
			Function<List<Table>, Map<TableName, Rehearsed>> rehearse) {
		Map<TableName, Rehearsed> rehearsed = rehearse.apply(suspects.stream().map(Suspects::trial).toList());
		List<TableWording> tables = suspects.stream()
			.map((one) -> new TableWording(one, Objects.requireNonNull(rehearsed.get(one.trial().name())), indexes))
			.toList();
		List<Table> models = tables.stream().map(TableWording::wanted).toList();
		List<Table> snapshots = tables.stream().map(TableWording::last).flatMap(Stream::ofNullable).toList();
		return new Wording(with(this.model, models), (this.snapshot != null) ? with(this.snapshot, snapshots) : null,
				notes(tables, dialect));
	}

	private static List<Suspects> suspects(Model model, @Nullable Model snapshot, Schema database) {
		List<Suspects> suspects = new ArrayList<>();
		AtomicInteger number = new AtomicInteger();
		model.schema().tables().forEach((name, wanted) -> {
			Table actual = database.tables().get(name);
			Table last = (snapshot != null) ? snapshot.schema().tables().get(name) : null;
			if (actual != null) {
				Suspects some = Suspects.of(wanted, last, actual, KeptType.of(name, model, snapshot),
						() -> "migration_probe_" + number.incrementAndGet());
				if (!some.isEmpty()) {
					suspects.add(some);
				}
			}
		});
		return suspects;
	}

	static Model with(Model model, List<Table> reworded) {
		Map<TableName, Table> tables = new LinkedHashMap<>(model.schema().tables());
		reworded.forEach((table) -> tables.put(table.name(), table));
		Schema schema = model.schema();
		return new Model(Schema.of(tables.values(), schema.sequences().values(), schema.types().values()),
				model.mapping());
	}

	private static List<String> notes(List<TableWording> tables, SqlDialect dialect) {
		Map<String, List<Doubt>> reasons = new LinkedHashMap<>();
		tables.forEach((table) -> table.doubts()
			.forEach((doubt) -> reasons.computeIfAbsent(doubt.reason(), (reason) -> new ArrayList<>()).add(doubt)));
		List<String> notes = new ArrayList<>();
		reasons.forEach((reason,
				doubts) -> notes.add("Compared by text, since the database did not say how it spells it (" + reason
						+ "): " + doubts.stream().map((doubt) -> doubt.text(dialect)).collect(Collectors.joining("; "))
						+ "."));
		return notes;
	}

	/**
	 * Something that could not be tried.
	 *
	 * @param kind default, generation or check
	 * @param name the name of the column or check
	 * @param table its table
	 * @param expression what the model wants
	 * @param unchanged whether it is taken for what the database has
	 * @param reason what the database said
	 */
	record Doubt(String kind, String name, TableName table, String expression, boolean unchanged, String reason) {

		private String text(SqlDialect dialect) {
			return "the " + this.kind + " of " + dialect.shown(this.table) + "." + dialect.shown(this.name) + ", "
					+ this.expression + ", is taken for " + (this.unchanged ? "unchanged" : "changed");
		}

	}

}
