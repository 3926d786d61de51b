package io.github.dbmigrate.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.github.dbmigrate.testing.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A value for what files leave open, given with a command, wherever files run.
 */
class PlaceholderTests {

	private static final Map<String, Model> MODELS = Entities
		.compile(Map.of("first", "@Entity class Town { @Id Long id; @Column(length = 20) String name; }", "second",
				"@Entity class Town { @Id Long id; @Column(length = 20) String name; Integer size; }"));

	@TempDir
	private Path root;

	@ParameterizedTest
	@EnumSource
	void everyCommandThatRunsFilesTakesIt(TestDatabase database) throws IOException {
		Workbench workbench = new Workbench(database, this.root).proving(false);
		Told.by(workbench.with(MODELS.get("first")), "migrate", "-m", "First", "-x", "who=Ann").succeeded();
		Files.writeString(workbench.directory().resolve("V2__hand.sql"), "insert into town values (1, '${who}');\n");
		Told.by(workbench.with(MODELS.get("first")), "upgrade", "-x", "who=Ann").succeeded();
		Told.by(workbench.with(MODELS.get("first")), "check", "--from=files").refused(2, "placeholder: ${who}", "-x");
		Told.by(workbench.with(MODELS.get("first")), "check", "--from=files", "-x", "who=Bob").succeeded();
		Told.by(workbench.with(MODELS.get("first")), "squash", "--statements=take").refused(2, "${who}", "-x");
		Told.by(workbench.with(MODELS.get("first")), "squash", "--statements=take", "-x", "who=Bob").succeeded();
		assertThat(workbench.files().get("migration/B2__squash.sql")).contains("'${who}'");
		Told.by(workbench.with(MODELS.get("second")), "migrate", "-m", "Second", "-x", "who=Bob").succeeded();
		assertThat(Told.by(workbench.with(MODELS.get("second")), "stamp", "2", "--sql", "-x", "who=Bob").exitCode())
			.isZero();
		Workbench fresh = workbench.colleague();
		Told.by(fresh.with(MODELS.get("second")), "upgrade").refused(2, "${who}", "-x");
		Told.by(fresh.with(MODELS.get("second")), "upgrade", "-x", "who=Cleo").succeeded();
		assertThat(fresh.jdbc().queryForObject("select name from town", String.class)).isEqualTo("Cleo");
		workbench.end();
		fresh.end();
	}

}
