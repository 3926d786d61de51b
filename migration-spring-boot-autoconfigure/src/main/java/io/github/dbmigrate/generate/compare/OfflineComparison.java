package io.github.dbmigrate.generate.compare;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import io.github.dbmigrate.change.Change;
import io.github.dbmigrate.change.SchemaDiff;
import io.github.dbmigrate.database.KnownDatabase;
import io.github.dbmigrate.database.TableRows;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.entities.EntityModel;
import io.github.dbmigrate.generate.ask.Answers;
import io.github.dbmigrate.generate.reconcile.Drops;
import io.github.dbmigrate.generate.reconcile.MadeByEntities;
import io.github.dbmigrate.generate.reconcile.Reconciliation;
import io.github.dbmigrate.generate.reconcile.Verdict;
import io.github.dbmigrate.generate.rename.RenameSearch;
import io.github.dbmigrate.generate.rename.Renames;
import io.github.dbmigrate.generate.rename.ValueRenames;
import io.github.dbmigrate.generate.rows.RowPlan;
import io.github.dbmigrate.generate.wording.Wording;
import io.github.dbmigrate.schema.Mapping.TableOrigin;
import io.github.dbmigrate.schema.Model;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.TableName;
import io.github.dbmigrate.script.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * The entities compared with the snapshot alone, which is taken for what databases have.
 */
public final class OfflineComparison implements Compared {

	private final KnownDatabase database;

	private final @Nullable Snapshot snapshot;

	private final Model model;

	private final SortedMap<TableName, TableOrigin> views;

	private final Exclusions exclusions;

	private final Answers answers;

	private final Renames renames;

	private final Schema known;

	private final Schema before;

	private final Wording wording;

	/**
	 * @param answers who is asked
	 */
	public OfflineComparison(EntityModel entities, KnownDatabase database, @Nullable Snapshot snapshot,
			Exclusions exclusions, Answers answers) {
		this.database = database;
		this.snapshot = snapshot;
		this.exclusions = exclusions;
		this.answers = answers;
		Model entire = entities.read(database.dialect(), database.defaultSchema()).without(exclusions);
		this.views = views(snapshot);
		this.views.keySet().retainAll(entire.mapping().tables().keySet());
		this.model = entire.without(this.views::containsKey);
		Model last = (snapshot != null) ? snapshot.model().without(exclusions) : null;
		this.known = (last != null) ? last.schema() : Schema.of(List.of(), List.of());
		this.renames = RenameSearch.between(last, this.model, this.known, answers, database.dialect());
		this.before = this.renames.apply(this.known);
		this.wording = Wording.of(this.model, this.renames.apply(last), this.before, database.dialect(),
				database::rehearse);
	}

	private static SortedMap<TableName, TableOrigin> views(@Nullable Snapshot snapshot) {
		SortedMap<TableName, TableOrigin> views = new TreeMap<>();
		if (snapshot != null) {
			views.putAll(snapshot.model().mapping().tables());
			views.keySet().removeAll(snapshot.model().schema().tables().keySet());
		}
		return views;
	}

	/**
	 * The schema that databases shall have.
	 */
	public Comparison.Target target() {
		ValueRenames values = ValueRenames.of(this.model.schema(), this.before, this.answers, dialect());
		Schema target = new Reconciliation(this.wording.model(), values.apply(this.wording.snapshot()),
				values.apply(this.before), new Verdict(false, null), new Drops(this.answers, MadeByEntities.NOTHING))
			.target();
		return new Comparison.Target(target, values, List.of(), List.of());
	}

	/**
	 * The changes from the snapshot to a target.
	 */
	public List<Change> changes(Comparison.Target target) {
		RowPlan rows = RowPlan.of(TableRows.UNKNOWN, dialect(), this.renames, target.values(), this.before,
				target.schema(), this.answers);
		List<Change> changes = new ArrayList<>(this.renames.changes());
		changes.addAll(target.values().changes());
		changes
			.addAll(SchemaDiff.between(target.values().apply(this.before), target.schema(), rows.fills(), dialect()));
		changes.addAll(rows.mends());
		Set<String> schemas = new HashSet<>(Comparison.schemas(target.schema()));
		schemas.removeAll(Comparison.schemas(this.before));
		return Comparison.withSchemas(schemas, changes);
	}

	/**
	 * What could not be compared for certain.
	 */
	public List<String> notes() {
		return this.wording.notes();
	}

	@Override
	public SqlDialect dialect() {
		return this.database.dialect();
	}

	@Override
	public Model model() {
		return this.model;
	}

	@Override
	public SortedMap<TableName, TableOrigin> views() {
		return this.views;
	}

	@Override
	public @Nullable Snapshot snapshot() {
		return this.snapshot;
	}

	@Override
	public Exclusions exclusions() {
		return this.exclusions;
	}

	@Override
	public Schema original() {
		return this.known;
	}

}
