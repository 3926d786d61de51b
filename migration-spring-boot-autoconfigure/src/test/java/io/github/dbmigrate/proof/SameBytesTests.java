package io.github.dbmigrate.proof;

import java.nio.file.Path;
import java.util.Map;

import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.generate.GenerateOptions;
import io.github.dbmigrate.testing.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The same input leads to the same bytes.
 */
class SameBytesTests {

	@TempDir
	Path root;

	@ParameterizedTest
	@EnumSource
	void filesAreTheSameInAnotherFolder(TestDatabase database) {
		Map<String, String> files = files(database, "one");
		assertThat(files).containsKeys("migration/V1__shop.sql", "migration/V2__more.sql")
			.isEqualTo(files(database, "two"));
	}

	/**
	 * Compiles anew, so that no identity of a class or order of a set is the same by
	 * chance.
	 */
	private Map<String, String> files(TestDatabase database, String folder) {
		Workbench workbench = new Workbench(database, this.root.resolve(folder));
		MigrationService service = workbench.with(Shop.earlier());
		service.generate(GenerateOptions.of("Shop"));
		service.upgrade(null);
		workbench.with(Shop.now()).generate(Shop.GROWS.options("More"));
		workbench.end();
		return workbench.files();
	}

}
