package io.github.dbmigrate.proof;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.github.dbmigrate.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A baseline is run where nothing is yet, before somebody relies on it.
 */
class BaselineProofTests {

	private static final Map<String, Model> MODELS = Entities.compile(Map.of("town",
			"""
					@Entity class Town { @Id Long id; @Column(length = 20) String name; Integer size; @ManyToOne Country country; }
					@Entity class Country { @Id Long id; @Column(length = 20, unique = true) String name; }
					"""));

	@TempDir
	private Path root;

	@ParameterizedTest
	@EnumSource
	void whatANewDatabaseWouldBecomeIsWhatIsHere(TestDatabase database) {
		Workbench workbench = new Workbench(database, this.root).proving(true);
		workbench.jdbc().execute("create table country (id bigint not null primary key, name varchar(20) unique)");
		workbench.jdbc()
			.execute("create table town (id bigint not null primary key, name varchar(20) default 'x' not null, "
					+ "size integer, country_id bigint references country (id), check (size > 0))");
		workbench.jdbc().execute("create index ix_town on town (name, size)");
		assertThat(workbench.with(MODELS.get("town")).init(true, null).notes()).singleElement()
			.asString()
			.contains("is recorded in this database as the baseline");
		workbench.end();
	}

	@Test
	void whatANewDatabaseWouldRefuseIsNamed() {
		Workbench workbench = new Workbench(TestDatabase.H2, this.root).proving(true);
		workbench.jdbc().execute("create alias size_of for 'java.lang.Math.abs(int)'");
		workbench.jdbc().execute("create table country (id bigint not null primary key, name varchar(20))");
		workbench.jdbc()
			.execute("create table town (id bigint not null primary key, name varchar(20), size integer, "
					+ "country_id bigint, check (size_of(size) > 0))");
		List<String> notes = workbench.with(MODELS.get("town")).init(true, null).notes();
		assertThat(notes).last()
			.asString()
			.startsWith("A new database would refuse the baseline: '")
			.contains("SIZE_OF")
			.endsWith("Correct the file by hand before a new database runs it.");
		workbench.end();
	}

}
