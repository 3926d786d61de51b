package io.github.dbmigrate.proof;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.generate.GenerateOptions;
import io.github.dbmigrate.generate.Generated;
import io.github.dbmigrate.generate.Online;
import io.github.dbmigrate.generate.ask.Decisions;
import io.github.dbmigrate.generate.ask.Decisions.Kind;
import io.github.dbmigrate.hazard.Finding;
import io.github.dbmigrate.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Up, down and up again with rows in every table.
 */
final class RoundTrip {

	/** Of how many cases one is tried on a copy before: it takes long where DDL does. */
	private static final Map<TestDatabase, Integer> PROVEN = Map.of(TestDatabase.H2, 2, TestDatabase.POSTGRESQL, 4,
			TestDatabase.MARIADB, 12);

	private final TestDatabase database;

	private final Workbench workbench;

	RoundTrip(TestDatabase database, Path root) {
		this.database = database;
		this.workbench = new Workbench(database, root);
	}

	/**
	 * Gives the database back.
	 */
	void end() {
		this.workbench.end();
	}

	Workbench workbench() {
		return this.workbench;
	}

	/**
	 * Goes from the first entities to the second and back, and up again.
	 */
	void of(Case change, Model before, Model after) {
		this.workbench.proving(false);
		start(before);
		this.workbench.proving(change.name().length() % PROVEN.get(this.database) == 0);
		RowFiller.fill(this.workbench.dataSource(), change.values());
		CatalogDump first = this.workbench.dump();
		Rows rows = this.workbench.rows().without(change.recomputed());
		this.workbench.online(change.online() ? Online.TRUE : Online.AUTO);
		MigrationService service = this.workbench.withOnce(after);
		if (migrate(service, change, after)) {
			goDownAndUp(service, change, after, first, rows);
		}
	}

	/**
	 * From nothing to the entities: what the files make is what Hibernate makes.
	 */
	void start(Model entities) {
		MigrationService service = this.workbench.withOnce(entities);
		assertThat(service.generate(GenerateOptions.of("Start")).files()).isNotEmpty();
		service.upgrade(null);
		assertThat(service.check().differences()).as("check after the first migration").isEmpty();
		Oracle.compare(this.database, this.workbench.dump(), entities);
	}

	private static Map<String, String> opposite(Map<String, String> names) {
		Map<String, String> opposite = new HashMap<>();
		names.forEach((old, name) -> opposite.put(name, old));
		return opposite;
	}

	private boolean migrate(MigrationService service, Case change, Model after) {
		Generated offline = asksOffline(change)
				? this.workbench.with(after).generateOffline(options(change).dryRun(true)) : null;
		Generated generated = service.generate(options(change));
		if (offline != null) {
			assertThat(offline.sql()).as("without a database").isEqualTo(withoutNamesOfKeys(generated.sql()));
		}
		if (change.changesNothing()) {
			assertThat(generated).matches(Generated::saysNothing);
			return false;
		}
		assertThat(generated.files()).as("files of '%s'", change).isNotEmpty();
		assertThat(generated.notes())
			.noneMatch((note) -> note.startsWith("unproven") && !note.startsWith("unproven: that the batches"));
		assertLinted(service, generated);
		service.upgrade(null);
		return true;
	}

	/** Its text tells of a file what its changes tell, and so does the way back. */
	private void assertLinted(MigrationService service, Generated generated) {
		List<String> versions = this.workbench.folder()
			.migrations()
			.stream()
			.skip(1)
			.map((file) -> file.version().toString())
			.toList();
		assertThat(service.lint(versions, false, null).findings()).as(generated.sql())
			.map(Finding::summary)
			.containsExactlyInAnyOrderElementsOf(generated.hazards().stream().map(Finding::summary).toList())
			.noneMatch((finding) -> finding.startsWith("not-understood"));
	}

	/**
	 * Each case on one of the databases, unless only the database knows how something is
	 * spelled or what rows hold.
	 */
	private boolean asksOffline(Case change) {
		Decisions decisions = options(change).decisions();
		boolean rowsAsked = Stream.of(Kind.FILL, Kind.CAST, Kind.NARROW)
			.anyMatch((kind) -> !decisions.of(kind).isEmpty());
		return !rowsAsked && !change.online() && !change.changesNothing() && !change.name().startsWith("rows: ")
				&& Math.floorMod(change.name().hashCode(), TestDatabase.values().length) == this.database.ordinal();
	}

	/** Only a database tells which name it gave to a primary key. */
	private static String withoutNamesOfKeys(String sql) {
		return (sql != null) ? sql.replaceAll("alter table .* rename constraint .*_pkey to .*;\\n", "")
			.replaceAll("add constraint \\S+ primary key", "add primary key") : null;
	}

	private static GenerateOptions options(Case change) {
		return change.options(change.name().replaceAll(".*: ", ""));
	}

	private void goDownAndUp(MigrationService service, Case change, Model after, CatalogDump first, Rows rows) {
		Set<String> filled = change.filled();
		CatalogDump second = this.workbench.dump();
		Rows migrated = this.workbench.rows().without(change.recomputed());
		Rows named = rows.under(change.names());
		named.assertKeptIn(migrated, filled);
		assertThat(service.generate(GenerateOptions.of("Again")).operations()).as("the next migration").isEmpty();
		assertThat(service.check().differences()).as("check after the second migration").isEmpty();
		Hibernate.validate(this.workbench.dataSource(), after);
		Oracle.compare(this.database, second, after);
		service.downgrade("1", (loss) -> true);
		assertThat(this.workbench.dump().toString()).as("after the downgrade").isEqualTo(first.toString());
		rows.commonWith(migrated.under(opposite(change.names()))).assertKeptIn(this.workbench.rows(), filled);
		service.upgrade(null);
		assertThat(this.workbench.dump().toString()).as("after the second upgrade").isEqualTo(second.toString());
		named.assertKeptIn(this.workbench.rows(), filled);
	}

}
