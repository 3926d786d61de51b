package io.github.dbmigrate.upgrade;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

import io.github.dbmigrate.script.FolderSettings;
import io.github.dbmigrate.script.MigrationFolder;
import io.github.dbmigrate.script.Naming;
import io.github.dbmigrate.script.VersionFormat;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SourceFilesTests {

	@Test
	void filesOfLibrariesRunBesideTheSourceFolder(@TempDir Path root) throws IOException {
		Path sources = root.toRealPath().resolve("src/main/resources/db/migration");
		write(root.resolve("output/db/migration/V1__a.sql"), "create table stale (id int);");
		write(root.resolve("library/db/migration/sub/V2__b.sql"), "create table b (id int);");
		write(sources.resolve("V1__a.sql"), "create table a (id int);");
		write(sources.resolve("V3__c.sql"), "create table c (id int);");
		URL[] classPath = { root.resolve("output").toUri().toURL(), root.resolve("library").toUri().toURL() };
		try (URLClassLoader classLoader = new URLClassLoader(classPath, getClass().getClassLoader())) {
			MigrationFolder folder = MigrationFolder.of(new FolderSettings(List.of("classpath:db/migration"), null,
					sources.toString(), new Naming("V", "__", List.of(".sql"), StandardCharsets.UTF_8),
					VersionFormat.AUTO, classLoader, null));
			Flyway flyway = Flyway.configure(classLoader)
				.dataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "")
				.load();
			MigrationRunner runner = new MigrationRunner("test", flyway, folder);
			runner.upgrade(null);
			assertThat(runner.history()).extracting(HistoryEntry::script)
				.containsExactly("V1__a.sql", "sub/V2__b.sql", "V3__c.sql");
			assertThat(runner.status().pending()).isEmpty();
		}
	}

	private static void write(Path file, String text) throws IOException {
		Files.createDirectories(file.getParent());
		Files.writeString(file, text);
	}

}
