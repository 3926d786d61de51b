package io.github.dbmigrate.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.testing.TestDatabase;
import io.github.dbmigrate.upgrade.UpgradeWatcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Whoever watches an upgrade sees each file come and go, also one that fails.
 */
class UpgradeWatcherTests {

	private final List<String> seen = new ArrayList<>();

	private final UpgradeWatcher watcher = new UpgradeWatcher() {

		@Override
		public void began(String script) {
			UpgradeWatcherTests.this.seen.add("> " + script);
		}

		@Override
		public void ended(String script, Duration time) {
			assertThat(time).isPositive();
			UpgradeWatcherTests.this.seen.add("< " + script);
		}

	};

	@Test
	void filesComeAndGo(@TempDir Path root) throws IOException {
		Workbench bench = new Workbench(TestDatabase.H2, root);
		MigrationService service = bench.with(List.<Class<?>>of());
		Files.writeString(bench.directory().resolve("V1__a.sql"), "create table a (id integer);\n");
		Files.writeString(bench.directory().resolve("V2__b.sql"), "create table b (id integer);\n");
		assertThat(service.upgrade("1", this.watcher).to()).isEqualTo("1");
		Files.writeString(bench.directory().resolve("V3__c.sql"), "insert into nosuch values (1);\n");
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> service.upgrade(null, this.watcher));
		assertThat(this.seen).containsExactly("> V1__a.sql", "< V1__a.sql", "> V2__b.sql", "< V2__b.sql", "> V3__c.sql",
				"< V3__c.sql");
		bench.end();
	}

}
