package io.github.dbmigrate.proof;

import java.nio.file.Path;
import java.util.Map;

import io.github.dbmigrate.testing.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A version is recorded only where the database is what its files make.
 */
class StampProofTests {

	private static final Map<String, Model> MODELS = Entities.compile(Map.of("first",
			"@Entity class Town { @Id Long id; @Column(length = 20) String name; }", "second",
			"@Entity class Town { @Id Long id; @Column(length = 20) String name; @Column(unique = true) Integer size; }"));

	@TempDir
	private Path root;

	@ParameterizedTest
	@EnumSource
	void whatIsNotThatVersionIsNotRecorded(TestDatabase database) {
		Workbench workbench = new Workbench(database, this.root).proving(false);
		for (String model : new String[] { "first", "second" }) {
			Told.by(workbench.with(MODELS.get(model)), "migrate", "-m", model).succeeded();
			Told.by(workbench.with(MODELS.get(model)), "upgrade").succeeded();
		}
		Workbench other = workbench.colleague();
		other.jdbc().execute("create table town (id bigint not null primary key, name varchar(20))");
		other.jdbc().execute("create table stray (id integer)");
		other.jdbc().execute("insert into town values (1, 'Ulm')");
		Told.by(other.with(MODELS.get("second")), "stamp", "head", "--verify")
			.refused(1, "+ column town.size", "without --verify nothing is compared");
		assertThat(other.with(MODELS.get("second")).status().current()).isNull();
		Told.by(other.with(MODELS.get("second")), "stamp", "1:2", "--sql", "--verify")
			.refused(2, "no database is asked", "name one version");
		Told.by(other.with(MODELS.get("second")), "stamp", "1", "--verify").succeeded();
		assertThat(other.with(MODELS.get("second")).status().current()).isEqualTo("1");
		Told.by(other.with(MODELS.get("second")), "upgrade").succeeded();
		Told.by(other.with(MODELS.get("second")), "stamp", "head", "--verify", "--purge", "--yes").succeeded();
		assertThat(other.jdbc().queryForObject("select name from town", String.class)).isEqualTo("Ulm");
		String another = (database == TestDatabase.H2) ? "postgresql" : "h2";
		Told.by(other.with(MODELS.get("second")), "upgrade", "--sql", "base:head", "--dialect", another)
			.refused(2, "is written for ", "--dialect=");
		workbench.end();
		other.end();
	}

}
