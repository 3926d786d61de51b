package io.github.dbmigrate.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.script.FolderSettings;
import io.github.dbmigrate.script.MigrationFolder;
import io.github.dbmigrate.script.Naming;
import io.github.dbmigrate.script.VersionFormat;
import io.github.dbmigrate.testing.TestDatabase;
import io.github.dbmigrate.upgrade.MigrationRunner;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What all commands tell where branches met, and where a migration stopped half way: one
 * story.
 */
class BranchScreensTests {

	private static final String SHOW = "branches,heads,status,history -i,plan,current";

	private final DriverManagerDataSource dataSource = TestDatabase.H2.fresh();

	@TempDir
	private Path files;

	@Test
	void twoHeadsThatNothingOvertookArePendingAndNamed() throws IOException {
		write("1", "", "create table a (id integer)");
		service().upgrade(null);
		write("2", "1", "create table b (id integer)");
		write("3", "1", "create table c (id integer)");
		assertThat(told()).isEqualTo(
				"""
						$ db branches [0]
						1 (branchpoint)
						  -> 2
						  -> 3
						$ db heads [0]
						2 (head)
						3 (head)
						$ db status [1]
						main: pending
						  url      <url>
						  product  H2 2.4.240
						  folder   <app>
						  current  1
						  head     2
						           3
						  pending  V2__file.sql
						  pending  V3__file.sql
						  problem  Two branches met, neither knows the other:
						             <app>/V2__file.sql
						             <app>/V3__file.sql
						  fix      db merge joins them; db merge --renumber moves the one that is not released on top of the other.
						$ db history -i [0]
						1 -> 3 (head), file [PENDING]
						1 -> 2 (head), file [PENDING]
						<base> -> 1 (current), file [SUCCESS]
						$ db plan [1]
						error: Two branches met, neither knows the other:
						  <app>/V2__file.sql
						  <app>/V3__file.sql
						Nothing was run.
						fix: db merge joins them; db merge --renumber moves the one that is not released on top of the other.
						$ db current [0]
						1
						""");
	}

	@Test
	void aFileThatNewerOnesOvertookIsLateInEveryListAndWithItsMend() throws IOException {
		write("1", "", "create table a (id integer)");
		write("3", "1", "create table c (id integer)");
		write("4", "1", "create table d (id integer)");
		service().upgrade("3");
		write("2", "1", "create table b (id integer)");
		assertThat(told()).isEqualTo(
				"""
						$ db branches [0]
						1 (branchpoint)
						  -> 2
						  -> 3
						  -> 4
						$ db heads [0]
						2 (head)
						3 (head)
						4 (head)
						$ db status [1]
						main: late
						  url      <url>
						  product  H2 2.4.240
						  folder   <app>
						  current  3
						  head     2
						           3
						           4
						  pending  V4__file.sql
						  late     V2__file.sql
						  problem  2 is of another branch and was added below 3, which is applied already.
						           3 branches met, none knows the others:
						             <app>/V2__file.sql
						             <app>/V3__file.sql
						             <app>/V4__file.sql
						  fix      db merge joins them; db merge --renumber moves the one that is not released on top of the other.
						$ db history -i [0]
						1 -> 4 (head), file [PENDING]
						1 -> 3 (head) (current), file [SUCCESS]
						1 -> 2 (head), file [LATE]
						<base> -> 1, file [SUCCESS]
						$ db plan [1]
						error: 3 branches met, none knows the others:
						  <app>/V2__file.sql
						  <app>/V3__file.sql
						  <app>/V4__file.sql
						Nothing was run.
						fix: db merge joins them; db merge --renumber moves the one that is not released on top of the other.
						$ db current [0]
						3
						""");
		assertThat(Spoken.by(service(), "status", "--json").out()).contains("\"heads\" : [ \"2\", \"3\", \"4\" ]",
				"\"late\" : [ {", "\"state\" : \"LATE\"");
		assertThat(Spoken.by(service(), "plan", "3").err()).startsWith("error: The database is at 3");
	}

	@Test
	void aLateFileOfNoBranchIsNoPartOfThePlan() throws IOException {
		write("1", "", "create table a (id integer)");
		write("3", "1", "create table c (id integer)");
		service().upgrade(null);
		Files.writeString(this.files.resolve("V2__by_hand.sql"), "create table b (id integer);\n");
		assertThat(told("plan")).isEqualTo("""
				$ db plan [1]
				error: 2 was added below 3, which is applied already. Nothing was changed.
				fix: Give the file a version above 3, or set spring.flyway.out-of-order=true.
				""");
		assertThat(told("history -i")).contains("1 -> 2, by hand [LATE]");
		assertThat(told("current --check-heads")).isEqualTo("""
				$ db current --check-heads [1]
				3
				The database is at 3 and did not run V2__by_hand.sql: db status says what mends it
				""");
	}

	@Test
	void whatAnotherBranchRanHereIsNamedWhereAFileOfThisOneComesTooLate() throws IOException {
		write("1", "", "create table a (id integer)");
		write("3", "1", "create table c (id integer)");
		service().upgrade(null);
		Files.delete(this.files.resolve("V3__file.sql"));
		write("2", "1", "create table b (id integer)");
		assertThat(told("upgrade")).isEqualTo(
				"""
						$ db upgrade [1]
						error: 2 was added below 3, which is applied already and not among these files. Nothing was changed.
						fix: On the branch of V3__file.sql: db downgrade 1; then db upgrade here. Or bring both branches together (git merge), then db merge.
						""");
	}

	@Test
	void aPlanSaysWhatFailedHalfWayAndWhatGoesOn() throws IOException {
		write("1", "", "create table a (id integer);\ninsert into a values ('x')");
		Spoken.by(service(), "upgrade");
		assertThat(told("plan")).isEqualTo(
				"""
						$ db plan [0]
						failed: V1__file.sql failed; statements done and kept: 1.
						  fix: Mend the cause (data, or the statements after those), then run db upgrade: it goes on with statement 2.
						V1__file.sql
						  written by hand, 2 statements
						  rows now: A 0
						1 file: the database would go from base to 1
						""");
		assertThat(Spoken.by(service(), "plan", "--json").out())
			.contains("\"problem\" : \"V1__file.sql failed; statements done and kept: 1.\"");
		new JdbcTemplate(this.dataSource).update("update \"flyway_schema_history\" set \"script\" = 'V1__other.sql'");
		assertThat(told("plan")).contains("db plan [1]", "how far it came is not recorded");
	}

	private String told() {
		return Stream.of(SHOW.split(",")).map(this::told).collect(Collectors.joining());
	}

	private String told(String words) {
		Spoken spoken = Spoken.by(service(), words.split(" "));
		return ("$ db " + words + " [" + spoken.exitCode() + "]\n" + spoken.out() + spoken.err())
			.replace(this.files.toString(), "<app>")
			.replace(String.valueOf(this.dataSource.getUrl()).split(";")[0], "<url>");
	}

	private void write(String version, String parent, String sql) throws IOException {
		String above = parent.isEmpty() ? "" : "-- migration:parent " + parent + "\n";
		Files.writeString(this.files.resolve("V" + version + "__file.sql"),
				"-- File\n-- migration:format 1\n" + above + "-- migration:vendor h2\n\n" + sql + ";\n");
	}

	private MigrationService service() {
		MigrationFolder folder = MigrationFolder.of(new FolderSettings(List.of("filesystem:" + this.files), null,
				this.files.toString(), new Naming("V", "__", List.of(".sql"), StandardCharsets.UTF_8),
				VersionFormat.AUTO, getClass().getClassLoader(), null));
		Flyway flyway = Flyway.configure().dataSource(this.dataSource).locations("filesystem:" + this.files).load();
		return new MigrationService(new MigrationRunner("main", flyway, folder), folder, () -> {
			throw new IllegalStateException("Hibernate is not needed");
		});
	}

}
