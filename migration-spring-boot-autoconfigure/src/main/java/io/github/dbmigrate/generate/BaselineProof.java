package io.github.dbmigrate.generate;

import java.util.List;
import java.util.Set;

import io.github.dbmigrate.change.Change;
import io.github.dbmigrate.change.Fills;
import io.github.dbmigrate.change.SchemaDiff;
import io.github.dbmigrate.database.LiveDatabase;
import io.github.dbmigrate.database.Trial;
import io.github.dbmigrate.database.Trial.Stop;
import io.github.dbmigrate.generate.compare.Comparison;
import io.github.dbmigrate.schema.Schema;

/**
 * Runs a baseline where nothing is yet, as a new database will, and compares what it
 * makes with the tables that it was written from.
 */
final class BaselineProof {

	private static final Schema NOTHING = Schema.of(List.of(), List.of());

	private final LiveDatabase live;

	private final Schema tables;

	BaselineProof(LiveDatabase live, Schema tables) {
		this.live = live;
		this.tables = tables;
	}

	/** What a new database would lack or refuse, for the user. */
	List<String> notes() {
		Set<String> schemas = Comparison.schemas(this.tables);
		if (!schemas.isEmpty() && !this.live.copiesSchemas()) {
			return unproven("it concerns another schema, " + String.join(", ", schemas));
		}
		List<Change> changes = Comparison.withSchemas(schemas, SchemaDiff.between(NOTHING, this.tables, Fills.NONE));
		Trial trial = this.live.play(List.of(List.of(), Plan.statements(changes, this.live.dialect())), schemas);
		Stop stop = trial.stop();
		return (stop != null) ? stopped(stop) : compared(trial.states().get(1));
	}

	private static List<String> unproven(String reason) {
		return List.of("unproven: the baseline was not run in an empty place, since " + reason + ".");
	}

	private static List<String> stopped(Stop stop) {
		if (stop.statement() == null || stop.circumstance()) {
			return unproven(stop.reason());
		}
		return List.of("A new database would refuse the baseline: '" + OwnStatements.shortened(stop.statement())
				+ "' says " + stop.reason() + " Correct the file by hand before a new database runs it.");
	}

	private List<String> compared(Schema state) {
		Schema made = Comparison.fed(this.live.dialect().tellingApart(state, this.tables.sequences().keySet()),
				this.tables);
		List<String> differences = SchemaDiff.between(made, this.tables, Fills.NONE)
			.stream()
			.map((change) -> change.summary(this.live.dialect()))
			.toList();
		return differences.isEmpty() ? List.of()
				: List.of("A new database would not become as this one is, the baseline leaves out:\n  "
						+ String.join("\n  ", differences) + "\nCorrect it by hand before a new database runs it.");
	}

}
