package io.github.dbmigrate.generate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.dbmigrate.change.AlterColumn;
import io.github.dbmigrate.change.Change;
import io.github.dbmigrate.change.DropColumn;
import io.github.dbmigrate.change.Fill;
import io.github.dbmigrate.change.Fills;
import io.github.dbmigrate.change.RenamePrimaryKey;
import io.github.dbmigrate.change.RenameTable;
import io.github.dbmigrate.change.SchemaDiff;
import io.github.dbmigrate.database.LiveDatabase;
import io.github.dbmigrate.database.Trial;
import io.github.dbmigrate.database.Trial.Stop;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.generate.compare.Comparison;
import io.github.dbmigrate.generate.compare.RefusedChanges;
import io.github.dbmigrate.generate.wording.ExpressionWords;
import io.github.dbmigrate.generate.wording.Wording;
import io.github.dbmigrate.schema.Mapping;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.schema.Model;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Runs a migration up, down and up again on a copy of the tables that it concerns, and
 * compares what it made with what it was to make.
 */
final class PlanProof {

	private static final String REMEDY = "db migrate --dry-run --no-proof (shows the statements), then correct the "
			+ "ChangesCustomizer or the mapping behind it; db migrate --no-proof writes the file as it is";

	private static final Schema NOTHING = Schema.of(List.of(), List.of());

	private final LiveDatabase live;

	private final SqlDialect dialect;

	private final Plan plan;

	private final OwnStatements own;

	private final PlanScope scope;

	PlanProof(LiveDatabase live, Plan plan) {
		this.live = live;
		this.dialect = live.dialect();
		this.plan = plan;
		this.own = new OwnStatements(plan.own(this.dialect));
		this.scope = PlanScope.of(plan, this.dialect);
	}

	/**
	 * What could not be proven, for the user.
	 * @throws MigrationException where the migration does something else than it should
	 */
	List<String> notes() {
		String obstacle = obstacle();
		if (obstacle != null) {
			return unproven(obstacle);
		}
		Schema copied = this.scope.of(this.plan.before());
		List<String> copy = Plan.statements(SchemaDiff.between(NOTHING, empty(copied), Fills.NONE), this.dialect);
		List<String> up = this.plan.up(this.dialect);
		Trial trial = this.live.play(List.of(copy, up, this.plan.down(this.dialect), up), this.scope.schemas());
		List<String> doubts = compared(copied, trial.states().stream().map(this::told).toList());
		return (trial.stop() != null) ? stopped(trial.stop(), trial.states().size())
				: Stream.concat(doubts.stream(), uncommitted().stream()).toList();
	}

	/** The copy is in a transaction, where the batches can run but not commit. */
	private List<String> uncommitted() {
		if (!this.dialect.rollsBackDdl() || this.plan.batches().isEmpty()) {
			return List.of();
		}
		List<String> columns = this.plan.batches()
			.stream()
			.map((fill) -> this.dialect.shown(fill.subject()) + "." + this.dialect.shown(fill.column()))
			.toList();
		return List.of("unproven: that the batches for " + String.join(", ", columns)
				+ " commit in between, since the copy is in a transaction.");
	}

	/** What a table begins with may come from tables that the copy has not. */
	private static Schema empty(Schema schema) {
		SortedMap<TableName, Table> tables = new TreeMap<>(schema.tables());
		tables.replaceAll((name, table) -> table.withSeed(List.of()));
		return new Schema(tables, schema.sequences(), schema.types());
	}

	private @Nullable String obstacle() {
		Set<String> schemas = this.scope.schemas();
		if (!schemas.isEmpty() && !this.live.copiesSchemas()) {
			return "it concerns another schema, " + String.join(", ", schemas);
		}
		return this.own.obstacle(this.live);
	}

	private static List<String> unproven(String reason) {
		return List.of("unproven: the migration was not tried on a copy of the tables, since " + reason + ".");
	}

	private List<String> stopped(Stop stop, int step) {
		String statement = stop.statement();
		if (statement == null) {
			return unproven("the database gives no place for one: " + stop.reason());
		}
		if (step == 0) {
			return unproven("the copy cannot be made: " + stop.reason());
		}
		if (stop.circumstance() || isAboutMore(statement)) {
			return unproven("'" + OwnStatements.shortened(statement) + "' cannot run there: " + stop.reason());
		}
		throw new MigrationException(Failure.FINDINGS,
				"The database refuses a statement of the " + ((step == 2) ? "way back" : "migration")
						+ ", tried on a copy of the tables:\n  " + OwnStatements.shortened(statement) + "\n  "
						+ stop.reason() + "\nNothing was written.",
				REMEDY);
	}

	/**
	 * Whether a statement names something that is there but not in the copy.
	 */
	private boolean isAboutMore(String statement) {
		Set<String> words = ExpressionWords.names(statement);
		Set<String> copied = names(this.scope.of(this.plan.before()));
		copied.addAll(names(this.scope.of(this.plan.after())));
		return this.live.names()
			.stream()
			.map((name) -> name.toLowerCase(Locale.ROOT))
			.anyMatch((name) -> words.contains(name) && !copied.contains(name));
	}

	private static Set<String> names(Schema schema) {
		Set<String> names = new HashSet<>();
		Stream.of(schema.tables().keySet(), schema.sequences().keySet(), schema.types().keySet())
			.flatMap(Set::stream)
			.map(TableName::name)
			.forEach((name) -> names.add(name.toLowerCase(Locale.ROOT)));
		return names;
	}

	/**
	 * @param states what there was after the steps that were gone
	 */
	private List<String> compared(Schema copied, List<Schema> states) {
		if (states.size() > 1) {
			List<String> missed = missed(states.get(0), states.get(1), wanted());
			if (!missed.isEmpty() && !differences(states.get(0), copied).isEmpty()) {
				return unproven("a copy cannot be made exactly: "
						+ String.join("; ", summaries(differences(states.get(0), copied))));
			}
			refuse("The migration", "the entities still want", missed);
		}
		if (states.size() > 2) {
			refuse("The way back", "this is still different from before",
					summaries(differences(states.get(2), states.get(0)).stream()
						.filter((change) -> !isGivenUp(change))
						.toList()));
		}
		if (states.size() > 3) {
			refuse("The migration, run again after its way back,", "this is still different from the first time",
					summaries(differences(states.get(3), states.get(1))));
		}
		return List.of();
	}

	private Schema wanted() {
		Model target = new Model(this.plan.after(), Mapping.EMPTY);
		return this.scope.of(RefusedChanges.without(this.plan.customized().refused(), target, this.dialect).schema());
	}

	/**
	 * What is still to be done. Nothing that an application refuses to drop, nor what it
	 * makes besides.
	 */
	private List<String> missed(Schema before, Schema made, Schema wanted) {
		List<String> missed = new ArrayList<>(summaries(differences(made, wanted).stream()
			.filter((change) -> !isKeyOfRenamed(change) && !isImplied(change))
			.toList()));
		missed.removeAll(summaries(this.plan.customized().refused()));
		if (missed.isEmpty() || this.own.isEmpty()) {
			return missed;
		}
		Set<String> there = Set.copyOf(summaries(differences(before, wanted)));
		return missed.stream().allMatch((what) -> what.startsWith("-") && !there.contains(what)) ? List.of() : missed;
	}

	/**
	 * A primary key that nobody names is renamed with its table.
	 */
	private boolean isKeyOfRenamed(Change change) {
		return change instanceof RenamePrimaryKey && this.plan.changes()
			.stream()
			.anyMatch((one) -> one instanceof RenameTable rename && rename.after().equals(change.subject()));
	}

	/**
	 * A column comes back without NOT NULL that refers to a table which comes back
	 * without rows.
	 */
	private boolean isGivenUp(Change change) {
		return change instanceof AlterColumn alter && alter.after().withNullable(true).equals(alter.before())
				&& this.plan.changes()
					.stream()
					.anyMatch((one) -> one instanceof DropColumn drop && drop.fill() instanceof Fill.Missing
							&& drop.subject().equals(alter.subject())
							&& drop.column().name().equals(alter.after().name()));
	}

	/**
	 * A column that numbers its rows is NOT NULL whatever entities say.
	 */
	private static boolean isImplied(Change change) {
		return change instanceof AlterColumn alter && alter.before().isIdentity()
				&& alter.before().withNullable(true).equals(alter.after());
	}

	/**
	 * The changes that would lead from what was made to what is wanted, wherever they
	 * differ by more than their spelling.
	 */
	private List<Change> differences(Schema made, Schema wanted) {
		if (SchemaDiff.between(made, wanted, Fills.NONE).isEmpty()) {
			return List.of();
		}
		Model model = new Model(wanted, Mapping.EMPTY);
		Schema worded = Wording.of(model, null, made, this.live).model().schema();
		return SchemaDiff.between(made, worded, Fills.NONE);
	}

	private Schema told(Schema state) {
		Set<TableName> sequences = Stream.of(this.plan.before(), this.plan.after())
			.flatMap((schema) -> schema.sequences().keySet().stream())
			.collect(Collectors.toSet());
		return Comparison.fed(this.dialect.tellingApart(state, sequences), this.plan.after());
	}

	private List<String> summaries(List<Change> changes) {
		return changes.stream().map((change) -> change.summary(this.dialect)).toList();
	}

	private static void refuse(String what, String difference, List<String> missed) {
		if (!missed.isEmpty()) {
			throw new MigrationException(Failure.FINDINGS,
					what + " does not do what it should. Tried on a copy of the tables, " + difference + ":\n  "
							+ String.join("\n  ", missed) + "\nNothing was written.",
					REMEDY);
		}
	}

}
