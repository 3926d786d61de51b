package io.github.dbmigrate.generate.compare;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.dbmigrate.change.Change;
import io.github.dbmigrate.change.CreateSchema;
import io.github.dbmigrate.change.Fills;
import io.github.dbmigrate.change.SchemaDiff;
import io.github.dbmigrate.database.KnownDatabase;
import io.github.dbmigrate.database.LiveDatabase;
import io.github.dbmigrate.database.OtherObject;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.entities.EntityModel;
import io.github.dbmigrate.generate.ask.Answers;
import io.github.dbmigrate.generate.reconcile.Drift;
import io.github.dbmigrate.generate.reconcile.Drops;
import io.github.dbmigrate.generate.reconcile.MadeByEntities;
import io.github.dbmigrate.generate.reconcile.MadeByHand;
import io.github.dbmigrate.generate.reconcile.Reconciliation;
import io.github.dbmigrate.generate.reconcile.Verdict;
import io.github.dbmigrate.generate.rename.RenameSearch;
import io.github.dbmigrate.generate.rename.Renames;
import io.github.dbmigrate.generate.rename.ValueRenames;
import io.github.dbmigrate.generate.rows.RowPlan;
import io.github.dbmigrate.generate.wording.Wording;
import io.github.dbmigrate.schema.Mapping.TableOrigin;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.schema.Model;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.Sequence;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;
import io.github.dbmigrate.script.MigrationFile;
import io.github.dbmigrate.script.MigrationFolder;
import io.github.dbmigrate.script.Snapshot;
import org.jspecify.annotations.Nullable;

import org.springframework.util.function.SingletonSupplier;

/**
 * Model, snapshot and database, read once and compared.
 */
public final class Comparison implements Compared {

	private final LiveDatabase live;

	private final Model entire;

	private final Model model;

	private final @Nullable Snapshot snapshot;

	private final Schema original;

	private final Schema database;

	private final Exclusions exclusions;

	private final boolean trusting;

	private final MadeByEntities made;

	private final SingletonSupplier<MadeByHand> byHand;

	private final Renames renames;

	private final Wording wording;

	private Comparison(LiveDatabase live, Model entire, Model model, @Nullable Snapshot snapshot, Schema database,
			Exclusions exclusions, List<MigrationFile> files, Answers answers) {
		this.live = live;
		this.entire = entire;
		this.model = model;
		this.snapshot = snapshot;
		this.exclusions = exclusions;
		this.trusting = isTrusting(snapshot, files);
		this.made = MadeByEntities.of(files);
		this.byHand = SingletonSupplier.of(() -> MadeByHand.of(files));
		this.renames = RenameSearch.between(included(), model, database, answers, live.dialect());
		this.original = database;
		this.database = this.renames.apply(database);
		this.wording = Wording.of(model, last(), this.database, live);
	}

	/**
	 * Reads all three.
	 */
	public static Comparison read(EntityModel entities, MigrationFolder folder, LiveDatabase live,
			Set<String> ignoredTables, Exclusions exclusions, Answers answers) {
		Model entire = entities.read(live.dialect(), live.defaultSchema()).without(exclusions);
		Snapshot snapshot = folder.snapshot().orElse(null);
		if (snapshot != null && !snapshot.vendor().equals(live.dialect().vendor())) {
			throw otherVendor(folder, snapshot, live.product());
		}
		Set<String> schemas = new HashSet<>(schemas(entire.schema()));
		Set<TableName> sequences = new HashSet<>(entire.schema().sequences().keySet());
		if (snapshot != null) {
			schemas.addAll(schemas(snapshot.model().schema().without(exclusions)));
			sequences.addAll(snapshot.model().schema().sequences().keySet());
		}
		schemas.removeAll(live.missing(schemas));
		Model model = entire.without(live.views(schemas)::contains);
		Schema there = live.dialect().tellingApart(live.read(schemas, ignoredTables), sequences);
		Schema database = fed(there.without(exclusions),
				(snapshot != null) ? snapshot.model().schema() : model.schema());
		List<MigrationFile> files = folder.migrations();
		if (snapshot == null && files.isEmpty()) {
			refuseUnexplainedTables(model.schema(), database);
		}
		return new Comparison(live, entire, model, snapshot, database, exclusions, files, answers);
	}

	/** What was compared, for people. */
	public String told() {
		return tables(this.model.schema()) + " of entities, "
				+ ((this.snapshot != null) ? "the snapshot of " + this.snapshot.head() : "no snapshot") + " and "
				+ tables(this.original) + " of " + this.live.url() + " (" + this.live.queries() + " queries)";
	}

	private static String tables(Schema schema) {
		int tables = schema.tables().size();
		return tables + ((tables == 1) ? " table" : " tables");
	}

	public static MigrationException otherVendor(MigrationFolder folder, Snapshot snapshot, String product) {
		return new MigrationException(Failure.INPUT,
				"The files in " + folder.location() + " are for " + KnownDatabase.product(snapshot.vendor())
						+ ", but the database is " + product + ". Nothing was written.",
				"keep a folder for each database: spring.flyway.locations=classpath:db/migration/{vendor}");
	}

	/**
	 * What the database has, with what it does not tell: the columns that its sequences
	 * feed, the options of its tables and their first rows.
	 */
	public static Schema fed(Schema database, Schema known) {
		SortedMap<TableName, Sequence> sequences = new TreeMap<>(database.sequences());
		sequences.replaceAll((name, sequence) -> {
			Sequence told = known.sequences().get(name);
			return (told != null) ? sequence.feeding(told.feeds()) : sequence;
		});
		SortedMap<TableName, Table> tables = new TreeMap<>(database.tables());
		tables.replaceAll((name, table) -> {
			Table told = known.tables().get(name);
			return (told != null) ? table.withOptions(told.options()).withSeed(told.seed()) : table;
		});
		return new Schema(tables, sequences, database.types());
	}

	/**
	 * The schemas besides the default one in which a schema has something.
	 */
	public static Set<String> schemas(Schema schema) {
		return Stream.concat(schema.tables().keySet().stream(), schema.sequences().keySet().stream())
			.map(TableName::schema)
			.filter(Objects::nonNull)
			.collect(Collectors.toSet());
	}

	private static void refuseUnexplainedTables(Schema model, Schema database) {
		Set<TableName> there = new HashSet<>(database.tables().keySet());
		there.retainAll(model.tables().keySet());
		if (!there.isEmpty()) {
			throw new MigrationException(Failure.FINDINGS, "The database already has tables of the entities ("
					+ names(there) + "), but no migration makes them. Nothing was written.", "db init --baseline");
		}
	}

	private static String names(Set<TableName> tables) {
		List<String> names = tables.stream().sorted().limit(5).map(TableName::toString).toList();
		return String.join(", ", names) + ((tables.size() > 5) ? " and " + (tables.size() - 5) + " more" : "");
	}

	private static boolean isTrusting(@Nullable Snapshot snapshot, List<MigrationFile> files) {
		if (snapshot == null || snapshot.head() == null) {
			return true;
		}
		return !files.isEmpty() && files.get(files.size() - 1).version().compareTo(snapshot.head()) > 0;
	}

	/**
	 * The schema that the database shall have, with what drifted.
	 */
	public Target target(Answers answers, @Nullable Drift policy) {
		Verdict verdict = new Verdict(this.trusting, policy);
		ValueRenames values = ValueRenames.of(this.model.schema(), this.database, answers, dialect());
		Schema target = new Reconciliation(this.wording.model(), values.apply(this.wording.snapshot()),
				values.apply(this.database), verdict,
				new Drops(answers, this.made, new HeldRows(this.live, this.renames)))
			.target();
		return new Target(target, values, verdict.missing(),
				verdict.unexplained().stream().filter((what) -> !this.byHand.obtain().includes(what)).toList());
	}

	/**
	 * The changes from the database to a target, with a value for each column that needs
	 * one.
	 */
	public List<Change> changes(Target target, Answers answers) {
		RowPlan rows = RowPlan.of(this.live, dialect(), this.renames, target.values(), this.database, target.schema(),
				answers);
		answers.complete();
		List<Change> changes = new ArrayList<>(changes(target, rows.fills()));
		changes.addAll(rows.mends());
		return SchemaDiff.inFileOrder(changes);
	}

	/**
	 * The changes from the database to a target, for reporting only.
	 */
	public List<Change> changes(Target target) {
		return changes(target, Fills.NONE);
	}

	private List<Change> changes(Target target, Fills fills) {
		List<Change> changes = new ArrayList<>(this.renames.changes());
		changes.addAll(target.values().changes());
		changes.addAll(SchemaDiff.between(target.values().apply(this.database), target.schema(), fills, dialect()));
		return withSchemas(target.schema(), changes);
	}

	private List<Change> withSchemas(Schema target, List<Change> changes) {
		return withSchemas(this.live.missing(schemas(target)), changes);
	}

	/**
	 * The changes after those that make the schemas they need.
	 */
	public static List<Change> withSchemas(Set<String> schemas, List<Change> changes) {
		return SchemaDiff
			.inFileOrder(Stream.concat(schemas.stream().map((name) -> new CreateSchema(name, false)), changes.stream())
				.toList());
	}

	/**
	 * The changes from snapshot to model: what a file must make that this database has
	 * already.
	 */
	public List<Change> adopted() {
		Model last = included();
		Schema before = (last != null) ? last.schema() : Schema.of(List.of(), List.of());
		Set<String> schemas = new HashSet<>(schemas(this.model.schema()));
		schemas.removeAll(schemas(before));
		Renames adopted = RenameSearch.between(last, this.model, before, Answers.dropping(dialect()), dialect());
		List<Change> changes = new ArrayList<>(adopted.changes());
		changes.addAll(SchemaDiff.between(startingAs(this.model.schema(), adopted.apply(before)), this.model.schema(),
				Fills.NONE, dialect()));
		return withSchemas(schemas, changes);
	}

	/** What these start from. */
	public Schema adoptedFrom() {
		Model last = included();
		return (last != null) ? startingAs(this.model.schema(), last.schema()) : Schema.of(List.of(), List.of());
	}

	/**
	 * A schema whose sequences start where those of the model do: what was given out
	 * since does not go back.
	 */
	private static Schema startingAs(Schema model, Schema before) {
		List<Sequence> sequences = before.sequences().values().stream().map((sequence) -> {
			Sequence wanted = model.sequences().get(sequence.name());
			return (wanted != null) ? wanted.withIncrement(sequence.increment()) : sequence;
		}).toList();
		return Schema.of(before.tables().values(), sequences, before.types().values());
	}

	/**
	 * What the database has that no entity maps, besides what is excluded.
	 */
	public List<Unmapped> unmapped() {
		Set<String> schemas = new HashSet<>(schemas(this.database));
		schemas.addAll(schemas(this.entire.schema()));
		List<OtherObject> others = this.live.others(schemas)
			.stream()
			.filter((one) -> !this.exclusions.test(one.name()))
			.toList();
		return new UnmappedParts(dialect(), this.model, this.database).list(this.entire.schema().tables().keySet(),
				others);
	}

	/** The snapshot, under the names that the entities have now. */
	private @Nullable Model last() {
		return this.renames.apply(included());
	}

	private @Nullable Model included() {
		return (this.snapshot != null) ? this.snapshot.model().without(this.exclusions) : null;
	}

	/**
	 * What could not be compared for certain.
	 */
	public List<String> notes() {
		return this.wording.notes();
	}

	public Renames renames() {
		return this.renames;
	}

	@Override
	public SqlDialect dialect() {
		return this.live.dialect();
	}

	@Override
	public Model model() {
		return this.model;
	}

	@Override
	public SortedMap<TableName, TableOrigin> views() {
		SortedMap<TableName, TableOrigin> views = new TreeMap<>(this.entire.mapping().tables());
		views.keySet().removeAll(this.model.mapping().tables().keySet());
		return views;
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
		return this.original;
	}

	/**
	 * What the database shall have, and where it drifted from the snapshot.
	 *
	 * @param schema the schema that the database shall have
	 * @param values the values that have other names in it
	 * @param missing what the files make and the database lacks
	 * @param unexplained what the database has although no file makes it
	 */
	public record Target(Schema schema, ValueRenames values, List<String> missing, List<String> unexplained) {

		public List<String> drift() {
			List<String> drift = new ArrayList<>();
			this.missing.forEach((what) -> drift.add(what + " is missing or different in this database"));
			this.unexplained.forEach((what) -> drift.add("this database has " + what + ", but no file makes it"));
			return drift;
		}

	}

}
