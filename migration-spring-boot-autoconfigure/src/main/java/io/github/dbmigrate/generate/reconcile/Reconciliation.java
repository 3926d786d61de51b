package io.github.dbmigrate.generate.reconcile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.github.dbmigrate.dialect.Counter;
import io.github.dbmigrate.generate.wording.KeptType;
import io.github.dbmigrate.schema.ForeignKey;
import io.github.dbmigrate.schema.Mapping;
import io.github.dbmigrate.schema.Model;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.Sequence;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * The three-way truth: from model, snapshot and database to the schema that the database
 * shall have.
 */
public final class Reconciliation {

	private final Model model;

	private final @Nullable Model snapshot;

	private final Schema database;

	private final Verdict verdict;

	private final Drops drops;

	public Reconciliation(Model model, @Nullable Model snapshot, Schema database, Verdict verdict, Drops drops) {
		this.model = model;
		this.snapshot = snapshot;
		this.database = database;
		this.verdict = verdict;
		this.drops = drops.among(new Destinations(model.schema(), database));
	}

	/**
	 * The schema that the database shall have.
	 */
	public Schema target() {
		List<Table> tables = new ArrayList<>();
		for (TableName name : names()) {
			Table table = table(name);
			if (table != null) {
				tables.add(table);
			}
		}
		List<Table> kept = withoutDanglingKeys(tables);
		return Schema.of(kept, sequences(), new TypeReconciliation(this.model.schema(),
				(this.snapshot != null) ? this.snapshot.schema() : null, this.database, this.verdict)
			.types(kept));
	}

	private Set<TableName> names() {
		Set<TableName> names = new TreeSet<>(this.database.tables().keySet());
		names.addAll(this.model.schema().tables().keySet());
		return names;
	}

	private @Nullable Table table(TableName name) {
		Table wanted = this.model.schema().tables().get(name);
		Table last = (this.snapshot != null) ? this.snapshot.schema().tables().get(name) : null;
		Table actual = this.database.tables().get(name);
		if (wanted == null) {
			return goes(name, last) ? null : actual;
		}
		if (actual == null) {
			return (last == null || this.verdict.restores("table " + name)) ? wanted : null;
		}
		if (last == null) {
			this.verdict.unexplained("table " + name);
		}
		Mapping.TableOrigin origin = this.model.mapping().tables().get(name);
		Verdict rule = (last != null) ? this.verdict : this.verdict.trusting();
		KeptType kept = KeptType.of(name, this.model, this.snapshot);
		return new TableReconciliation(wanted, last, actual, origin, kept, rule, this.drops).target();
	}

	/**
	 * What stands for a sequence goes as a sequence does: the way back lets it go on
	 * behind the rows.
	 */
	private boolean goes(TableName name, @Nullable Table last) {
		if (last == null) {
			return this.drops.isWanted(name, null);
		}
		return Counter.of(last).isPresent() ? !this.drops.isRefused(name) : this.drops.mayDrop(name);
	}

	private List<Sequence> sequences() {
		Set<TableName> names = new TreeSet<>(this.database.sequences().keySet());
		names.addAll(this.model.schema().sequences().keySet());
		List<Sequence> sequences = new ArrayList<>();
		for (TableName name : names) {
			Sequence sequence = sequence(name);
			if (sequence != null) {
				sequences.add(sequence);
			}
		}
		return sequences;
	}

	private @Nullable Sequence sequence(TableName name) {
		Sequence last = (this.snapshot != null) ? this.snapshot.schema().sequences().get(name) : null;
		return new SequenceReconciliation(name, this.model.schema().sequences().get(name), last,
				this.database.sequences().get(name), this.verdict)
			.target();
	}

	/**
	 * A hand-made foreign key goes with the table or column it refers to.
	 */
	private static List<Table> withoutDanglingKeys(List<Table> tables) {
		Set<List<Object>> columns = new HashSet<>();
		tables
			.forEach((table) -> table.columns().forEach((column) -> columns.add(List.of(table.name(), column.name()))));
		return tables.stream()
			.map((table) -> table
				.withForeignKeys(table.foreignKeys().stream().filter((key) -> refersTo(columns, key)).toList()))
			.toList();
	}

	private static boolean refersTo(Set<List<Object>> columns, ForeignKey key) {
		return key.referencedColumns()
			.stream()
			.allMatch((column) -> columns.contains(List.<Object>of(key.referenced(), column)));
	}

}
