package io.github.dbmigrate.upgrade;

import java.nio.file.Path;
import java.util.List;

import javax.sql.DataSource;

import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.testing.TestDatabase;
import io.github.dbmigrate.upgrade.Damage.Mend;
import io.github.dbmigrate.upgrade.Damage.Way;
import io.github.dbmigrate.upgrade.DatabaseStatus.State;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RepairTests {

	private FilesOnDisk files;

	private DataSource dataSource;

	private JdbcTemplate jdbc;

	@BeforeEach
	void writeFiles(@TempDir Path root) {
		this.files = new FilesOnDisk(root)
			.migration("V1__users.sql", "create table users (id integer not null primary key, name varchar(40));",
					"insert into users values (1, 'Ann');", "insert into users values (2, 'Bob');")
			.undo("U1__users.sql", "drop table users;")
			.migration("V2__email.sql", "alter table users add column email varchar(40);",
					"alter table users add column age integer;")
			.undo("U2__email.sql", "alter table users drop column age;", "alter table users drop column email;");
	}

	@ParameterizedTest
	@EnumSource
	void nothingIsWrong(TestDatabase database) {
		use(database);
		assertThat(runner().damages()).isEmpty();
		runner().upgrade(null);
		assertThat(runner().damages()).isEmpty();
	}

	@ParameterizedTest
	@EnumSource(names = "POSTGRESQL", mode = Mode.EXCLUDE)
	void whatStoppedHalfWayGoesOn(TestDatabase database) {
		Damage damage = failed(database, "alter table users add column email varchar(40);",
				"alter table nowhere add column age integer;");
		assertThat(damage.history()).isEqualTo("it failed; statements done and kept: 1");
		assertThat(damage.files()).endsWith("V2__email.sql, 2 statements; those done are as they ran");
		assertThat(damage.mends()).extracting(Mend::way).containsExactly(Way.CONTINUE, Way.ACCEPT, Way.FORGET);
		this.files.migration("V2__email.sql", "alter table users add column email varchar(40);",
				"alter table users add column age integer;");
		assertThat(runner().repair(only(), Way.CONTINUE)).isEqualTo("V2__email.sql was run to its end.");
		headWithRows();
	}

	@ParameterizedTest
	@EnumSource(names = "POSTGRESQL", mode = Mode.EXCLUDE)
	void whatWasFinishedByHandCountsAsRun(TestDatabase database) {
		failed(database, "alter table users add column email varchar(40);",
				"alter table nowhere add column age integer;");
		this.files.migration("V2__email.sql", "alter table users add column email varchar(40), add age integer;");
		Damage damage = only();
		assertThat(damage.files()).contains("not the ones that ran any more");
		assertThat(damage.mends()).extracting(Mend::way).containsExactly(Way.ACCEPT, Way.FORGET);
		this.jdbc.execute("alter table users add column age integer");
		runner().repair(damage, Way.ACCEPT);
		headWithRows();
	}

	@ParameterizedTest
	@EnumSource(names = "POSTGRESQL", mode = Mode.EXCLUDE)
	void whatWasTakenBackByHandRunsAnew(TestDatabase database) {
		Damage damage = failed(database, "alter table users add column email varchar(40);",
				"alter table nowhere add column age integer;");
		this.jdbc.execute("alter table users drop column email");
		runner().repair(damage, Way.FORGET);
		assertThat(runner().status().state()).isEqualTo(State.PENDING);
		this.files.migration("V2__email.sql", "alter table users add column email varchar(40);",
				"alter table users add column age integer;");
		runner().upgrade(null);
		headWithRows();
	}

	@ParameterizedTest
	@EnumSource(names = "POSTGRESQL", mode = Mode.EXCLUDE)
	void aFailedRowOfAnotherToolIsNotGoneOnWith(TestDatabase database) {
		use(database);
		runner().upgrade("1");
		this.files.migration("V2__email.sql", "alter table users add column email varchar(40);",
				"alter table nowhere add column age integer;");
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> plainFlyway().migrate());
		assertThat(only().mends()).extracting(Mend::way).containsExactly(Way.ACCEPT, Way.FORGET);
		this.jdbc.execute("alter table users add column age integer");
		runner().repair(only(), Way.ACCEPT);
		headWithRows();
	}

	private Damage failed(TestDatabase database, String... statements) {
		use(database);
		runner().upgrade("1");
		this.files.migration("V2__email.sql", statements);
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> runner().upgrade(null));
		return only();
	}

	@ParameterizedTest
	@EnumSource(names = "POSTGRESQL", mode = Mode.EXCLUDE)
	void anInterruptedUndoGoesOnOrCountsEitherWay(TestDatabase database) {
		for (Way way : List.of(Way.CONTINUE, Way.ACCEPT, Way.FORGET)) {
			use(database);
			runner().upgrade(null);
			this.files.undo("U2__email.sql", "alter table users drop column age;",
					"alter table nowhere drop column email;");
			assertThatExceptionOfType(MigrationException.class)
				.isThrownBy(() -> runner().downgrade(null, (loss) -> true));
			assertThat(only().state()).isEqualTo(State.UNDO_INTERRUPTED);
			assertThat(only().mends()).extracting(Mend::way).contains(way);
			finishByHand(way);
			runner().repair(only(), way);
			assertThat(runner().status().current()).isEqualTo((way == Way.ACCEPT) ? "2" : "1");
			runner().upgrade(null);
			headWithRows();
		}
	}

	private void finishByHand(Way way) {
		switch (way) {
			case CONTINUE -> this.files.undo("U2__email.sql", "alter table users drop column age;",
					"alter table users drop column email;");
			case ACCEPT -> this.jdbc.execute("alter table users add column age integer");
			case FORGET -> this.jdbc.execute("alter table users drop column email");
			default -> throw new IllegalArgumentException(way.toString());
		}
	}

	@ParameterizedTest
	@EnumSource
	void anEditedFileCountsAsWhatRan(TestDatabase database) {
		use(database);
		this.files.undo("U2__email.sql", "-- for " + this.files.checksum("V2__email.sql"),
				"alter table users drop column age;", "alter table users drop column email;");
		runner().upgrade(null);
		runner().downgrade(null, (loss) -> true);
		runner().upgrade(null);
		this.files.migration("V2__email.sql", "-- a comment", "alter table users add column email varchar(40);",
				"alter table users add column age integer;");
		assertThat(only().state()).isEqualTo(State.EDITED);
		assertThat(only().history()).contains("(checksum ");
		runner().repair(only(), Way.ACCEPT);
		headWithRows();
		assertThat(runner().downgrade(null, (loss) -> true).to()).isEqualTo("1");
		runner().upgrade(null);
		headWithRows();
	}

	@ParameterizedTest
	@EnumSource
	void anUndoFileThatWasReadAgainIsForTheFileAsItIsNow(TestDatabase database) {
		use(database);
		this.files.undo("U2__email.sql", "-- for 42", "alter table users drop column age;",
				"alter table users drop column email;");
		runner().upgrade(null);
		assertThat(only().files()).contains("was written for another text of V2__email.sql (checksum 42");
		assertThat(runner().repair(only(), Way.ACCEPT)).contains("U2__email.sql is for its text as it is now");
		assertThat(runner().damages()).isEmpty();
		assertThat(runner().downgrade(null, (loss) -> true).to()).isEqualTo("1");
	}

	@ParameterizedTest
	@EnumSource
	void aMigrationWhoseFileIsGoneCountsAsNotRun(TestDatabase database) {
		use(database);
		this.files.migration("V1.5__city.sql", "alter table users add column city varchar(40);")
			.migration("R__view.sql", "create or replace view names as select name from users;");
		runner().upgrade(null);
		this.files.delete("migration/V1.5__city.sql");
		this.files.delete("migration/R__view.sql");
		assertThat(runner().damages()).extracting(Damage::migration).containsExactlyInAnyOrder("1.5", "view");
		for (Damage damage : runner().damages()) {
			assertThat(damage.mends()).extracting(Mend::way).containsExactly(Way.FORGET);
			runner().repair(damage, Way.FORGET);
		}
		headWithRows();
		assertThat(this.jdbc.queryForList("select city from users")).hasSize(2);
	}

	@ParameterizedTest
	@EnumSource(names = "H2")
	void whatChangedMeanwhileIsNotTouched(TestDatabase database) {
		Damage damage = failed(database, "alter table users add column email varchar(40);",
				"alter table nowhere add column age integer;");
		this.files.migration("V2__email.sql", "alter table users add column email varchar(40);",
				"alter table users add column age integer;");
		runner().upgrade(null);
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> runner().repair(damage, Way.FORGET))
			.withMessageContaining("not as it was when you decided");
		headWithRows();
	}

	/** Nothing is left to mend, for us and for plain Flyway. */
	private void headWithRows() {
		assertThat(runner().damages()).isEmpty();
		assertThat(runner().status().state()).isEqualTo(State.UP_TO_DATE);
		assertThat(runner().status().current()).isEqualTo("2");
		plainFlyway().validate();
		assertThat(this.jdbc.queryForList("select name from users where email is null and age is null order by id",
				String.class))
			.containsExactly("Ann", "Bob");
	}

	private Damage only() {
		List<Damage> damages = runner().damages();
		assertThat(damages).hasSize(1);
		return damages.get(0);
	}

	private void use(TestDatabase database) {
		this.dataSource = database.fresh();
		this.jdbc = new JdbcTemplate(this.dataSource);
	}

	private MigrationRunner runner() {
		Flyway flyway = Flyway.configure().dataSource(this.dataSource).locations("classpath:db/migration").load();
		return new MigrationRunner("default", flyway, this.files);
	}

	private Flyway plainFlyway() {
		return Flyway.configure().dataSource(this.dataSource).locations("filesystem:" + this.files.location()).load();
	}

}
