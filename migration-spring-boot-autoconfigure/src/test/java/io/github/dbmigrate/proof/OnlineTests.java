package io.github.dbmigrate.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.change.Change;
import io.github.dbmigrate.change.CreateIndex;
import io.github.dbmigrate.change.RunSql;
import io.github.dbmigrate.generate.ChangesCustomizer;
import io.github.dbmigrate.generate.GenerateOptions;
import io.github.dbmigrate.generate.GenerateRules;
import io.github.dbmigrate.generate.Generated;
import io.github.dbmigrate.generate.Online;
import io.github.dbmigrate.generate.ask.DropPolicy;
import io.github.dbmigrate.hazard.Finding;
import io.github.dbmigrate.hazard.Severities;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.script.MigrationFile;
import io.github.dbmigrate.testing.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Others go on writing while migrations run on PostgreSQL.
 */
@Timeout(120)
class OnlineTests {

	private static final Map<String, Model> MODELS = Entities.compile(Map.of("first", """
			@Entity class Customer { @Id Long id; @Column(length = 20) String name; Long referrer; Integer age; }
			""", "indexed", """
			@Entity @Table(indexes = @Index(name = "ix_age", columnList = "age"))
			class Customer { @Id Long id; @Column(length = 20) String name; Long referrer; Integer age; }
			""", "wider",
			"""
					@Entity class Customer { @Id Long id; @Column(length = 20) String name; Long referrer; Integer age; Integer size; }
					""",
			"unique",
			"""
					@Entity class Customer { @Id Long id; @Column(length = 20, unique = true) String name; Long referrer;
						Integer age; }
					""",
			"second",
			"""
					@Entity @Table(indexes = @Index(name = "ix_age", columnList = "age"))
					class Customer { @Id Long id; @Column(length = 20, unique = true, nullable = false) String name;
						@ManyToOne @JoinColumn(name = "referrer") Customer referrer; @Column(nullable = false) @Check(constraints = "age > 0") Integer age;
						@Column(length = 9, nullable = false) @ColumnDefault("'new'") String state; }
					"""));

	private static final GenerateOptions GROW = GenerateOptions.of("Grow").filling("customer.age", "1");

	@TempDir
	private Path root;

	@Test
	void splitsWhatCannotBeInOneTransaction() throws IOException {
		Workbench workbench = started();
		Generated generated = inOneUpdate(workbench).generate(GROW);
		assertThat(generated.notes()).isEmpty();
		assertThat(generated.operations()).hasSize(7);
		List<MigrationFile> files = workbench.folder().migrations();
		assertThat(files).extracting(MigrationFile::fileName)
			.containsExactly("V1__first.sql", "V2__grow_1_of_6.sql", "V3__grow_2_of_6.sql", "V4__grow_3_of_6.sql",
					"V5__grow_4_of_6.sql", "V6__grow_5_of_6.sql", "V7__grow_6_of_6.sql");
		assertThat(files.get(1).sql()).contains("set local lock_timeout", "add column state")
			.doesNotContain("set not null");
		assertThat(files.get(2).sql())
			.contains("spring.flyway.postgresql.transactional-lock=false", "drop index concurrently if exists ix_age",
					"create index concurrently ix_age", "create unique index concurrently")
			.doesNotContain("alter table");
		assertThat(files.get(3).sql()).contains("unique using index", "not valid").doesNotContain("validate");
		assertThat(files.get(4).sql()).contains("update customer", "is not null) not valid");
		assertThat(files.get(5).sql()).contains("validate constraint").doesNotContain("set not null");
		assertThat(files.get(6).sql()).containsSubsequence("set not null", "drop constraint");
		assertThat(workbench.folder().snapshot().orElseThrow().head()).isEqualTo(files.get(6).version());
		assertThat(files.get(6).header().hazards()).isEmpty();
		List<Finding> found = new ArrayList<>(generated.hazards());
		found.addAll(workbench.with(MODELS.get("second")).lint(List.of(), true, null).findings());
		found.addAll(workbench.with(MODELS.get("second")).lint(List.of("7"), false, null).findings());
		assertThat(found).extracting(Finding::rule).doesNotContain("set-not-null", "set-not-null-scan");
		Path last = Path.of(files.get(6).location());
		assertThat(workbench.with(MODELS.get("second")).lint(List.of(moved(last)), false, null).findings())
			.extracting(Finding::rule)
			.contains("set-not-null-scan");
		workbench.end();
	}

	@Test
	void aWriterIsNeverBlocked() throws Exception {
		Workbench workbench = started();
		MigrationService service = online(workbench, "second");
		service.generate(GenerateOptions.of("Grow"));
		try (Connection writer = workbench.dataSource().getConnection();
				Statement statement = writer.createStatement()) {
			writer.setAutoCommit(true);
			statement.execute("set lock_timeout = '4s'");
			CompletableFuture<Void> upgrade = CompletableFuture.runAsync(() -> service.upgrade(null));
			int written = 0;
			while (!upgrade.isDone() || written < 10) {
				written++;
				statement
					.execute("insert into customer (id, name, age) values (%1$d, 'w%1$d', 1)".formatted(100 + written));
				Thread.sleep(5);
			}
			upgrade.get();
			assertThat(workbench.jdbc().queryForObject("select count(*) from customer where id > 100", Integer.class))
				.isEqualTo(written);
		}
		assertThat(service.check().differences()).isEmpty();
		workbench.end();
	}

	@Test
	void noLockThatKeepsWritersOutLastsForAScan() throws SQLException {
		Workbench workbench = started();
		inOneUpdate(workbench).generate(GROW);
		for (MigrationFile file : workbench.folder().migrations().subList(1, 7)) {
			try (Connection connection = workbench.dataSource().getConnection();
					Statement statement = connection.createStatement()) {
				run(connection, statement, file);
			}
		}
		workbench.end();
	}

	/**
	 * Each statement that reads all rows holds no lock with which an insert would wait.
	 */
	private static void run(Connection connection, Statement statement, MigrationFile file) throws SQLException {
		boolean concurrent = file.sql().contains("concurrently");
		connection.setAutoCommit(concurrent);
		for (String sql : file.sql().replaceAll("(?m)^--.*$", "").split(";\\s*")) {
			if (!sql.isBlank()) {
				statement.execute(sql);
				if (sql.matches("(?s)\\s*(update|alter table customer validate) .*")) {
					assertThat(locks(statement)).as(sql)
						.doesNotContain("AccessExclusiveLock", "ExclusiveLock", "ShareRowExclusiveLock", "ShareLock");
				}
			}
		}
		if (!concurrent) {
			connection.commit();
		}
		connection.setAutoCommit(true);
	}

	private static List<String> locks(Statement statement) throws SQLException {
		try (var rows = statement.executeQuery("select mode from pg_locks l join pg_class c on c.oid = l.relation "
				+ "where c.relname = 'customer' and l.pid = pg_backend_pid()")) {
			List<String> modes = new ArrayList<>();
			while (rows.next()) {
				modes.add(rows.getString(1));
			}
			return modes;
		}
	}

	@Test
	void plainFlywayRunsTheSameFiles() {
		Workbench workbench = started();
		MigrationService service = online(workbench, "second");
		service.generate(GenerateOptions.of("Grow"));
		Flyway.configure()
			.dataSource(workbench.dataSource())
			.locations("filesystem:" + workbench.directory())
			.configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
			.load()
			.migrate();
		assertThat(service.check().differences()).isEmpty();
		assertThat(service.generate(GenerateOptions.of("Again"))).matches(Generated::saysNothing);
		workbench.end();
	}

	@Test
	void anIndexThatFailedHalfWayIsBuiltAgain() {
		Workbench workbench = started();
		MigrationService service = online(workbench, "unique");
		service.generate(GenerateOptions.of("Unique"));
		workbench.jdbc().execute("insert into customer (id, name) values (7, 'twin'), (8, 'twin')");
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> service.upgrade(null))
			.withMessageContaining("could not create unique index")
			.withMessageContaining("The file runs outside a transaction: statements done and kept: 0.");
		assertThat(invalid(workbench)).isEqualTo(1);
		workbench.jdbc().execute("delete from customer where id = 8");
		service.upgrade(null);
		assertThat(invalid(workbench)).isZero();
		assertThat(service.check().differences()).isEmpty();
		workbench.end();
	}

	private static int invalid(Workbench workbench) {
		return workbench.jdbc().queryForObject("select count(*) from pg_index where not indisvalid", Integer.class);
	}

	@Test
	void waitsForALockOnlyShortlyAndTriesAgain() throws Exception {
		Workbench workbench = started();
		MigrationService service = online(workbench, "unique");
		service.generate(GenerateOptions.of("Unique"));
		for (Path file : List.of(workbench.directory().resolve("V3__unique_2_of_2.sql"))) {
			Files.writeString(file, Files.readString(file).replace("'3s'", "'100ms'"));
		}
		service.upgrade("2");
		try (Connection holder = workbench.dataSource().getConnection();
				Statement statement = holder.createStatement()) {
			holder.setAutoCommit(false);
			statement.execute("update customer set age = 5");
			CompletableFuture<Void> upgrade = CompletableFuture.runAsync(() -> service.upgrade(null));
			Thread.sleep(700);
			assertThat(upgrade).isNotDone();
			holder.commit();
			upgrade.get();
		}
		assertThat(service.status().current()).isEqualTo("3");
		workbench.end();
	}

	@Test
	void aSingleFileGivesWayToo() {
		Workbench workbench = started();
		Generated generated = online(workbench, "wider").generate(GenerateOptions.of("Wider"));
		assertThat(generated.files()).anyMatch((file) -> file.endsWith("V2__wider.sql"));
		assertThat(generated.sql()).contains("set local lock_timeout = '3s'");
		assertThat(generated.undoSql()).contains("set local lock_timeout = '3s'");
		workbench.end();
	}

	@Test
	void onlyLargeTablesByDefault() {
		Workbench workbench = started();
		GenerateOptions dryRun = GenerateOptions.of("Index").dryRun(true);
		assertThat(with(workbench, Online.AUTO, 1000).generate(dryRun).sql()).doesNotContain("concurrently");
		workbench.jdbc().execute("analyze customer");
		assertThat(with(workbench, Online.AUTO, 3).generate(dryRun).sql()).contains("concurrently");
		assertThat(with(workbench, Online.AUTO, 4).generate(dryRun).sql()).doesNotContain("concurrently");
		assertThat(with(workbench, Online.FALSE, 3).generate(dryRun).sql()).doesNotContain("concurrently");
		assertThat(with(workbench, Online.FALSE, 3).generate(dryRun.online(Online.TRUE)).sql())
			.contains("concurrently");
		workbench.end();
	}

	@Test
	void anIndexThatAnApplicationBuildsConcurrentlyGetsAFileOfItsOwn() {
		Workbench workbench = started();
		ChangesCustomizer own = (changes,
				dialect) -> changes.stream()
					.map((change) -> (change instanceof CreateIndex) ? (Change) RunSql.insteadOf(change,
							List.of("create index concurrently ix_age on customer (age)"),
							List.of("drop index concurrently ix_age")) : change)
					.toList();
		MigrationService service = workbench.with(MODELS.get("second").classes(),
				new GenerateRules(DropPolicy.ASK, List.of(), List.of(own), true, Online.FALSE, 0, Severities.DEFAULT));
		assertThat(service.generate(GenerateOptions.of("Grow")).notes()).isEmpty();
		assertThat(workbench.folder().migrations()).hasSize(4);
		service.upgrade(null);
		assertThat(service.check().differences()).isEmpty();
		service.downgrade("1", (loss) -> true);
		assertThat(workbench.jdbc().queryForList("select 1 from pg_class where relname = 'ix_age'")).isEmpty();
		workbench.end();
	}

	@Test
	void theFilesOfAChainAreRemovedOneByOne() {
		Workbench workbench = started();
		Map<String, String> before = workbench.files();
		MigrationService service = online(workbench, "unique");
		service.generate(GenerateOptions.of("Unique"));
		assertThat(new TreeSet<>(workbench.files().keySet())).hasSize(before.size() + 5);
		service.remove();
		service.remove();
		assertThat(workbench.files()).isEqualTo(before);
		workbench.end();
	}

	/** By itself, nothing proves that no row is in the way. */
	private String moved(Path file) throws IOException {
		return Files.copy(file, this.root.resolve("alone.sql")).toString();
	}

	private Workbench started() {
		Workbench workbench = new Workbench(TestDatabase.POSTGRESQL, this.root);
		MigrationService service = workbench.with(MODELS.get("first"));
		service.generate(GenerateOptions.of("First"));
		service.upgrade(null);
		workbench.jdbc()
			.execute("insert into customer (id, name, referrer, age) values (1, 'Ann', 1, 3), (2, 'Bob', 1, 4), "
					+ "(3, 'Cid', null, 5)");
		return workbench;
	}

	private static MigrationService online(Workbench workbench, String model) {
		return workbench.online(Online.TRUE).with(MODELS.get(model));
	}

	private static MigrationService inOneUpdate(Workbench workbench) {
		return workbench.with(MODELS.get("second").classes(), new GenerateRules(DropPolicy.ASK, List.of(), List.of(),
				true, Online.TRUE, GenerateRules.LARGE, 0, Severities.DEFAULT));
	}

	private static MigrationService with(Workbench workbench, Online online, long rows) {
		return workbench.with(MODELS.get("indexed").classes(),
				new GenerateRules(DropPolicy.ASK, List.of(), List.of(), true, online, rows, Severities.DEFAULT));
	}

}
