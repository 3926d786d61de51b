package io.github.dbmigrate.layouts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.github.dbmigrate.layouts.Workspace.Ran;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Wherever the process starts, a migration goes to the source folder it belongs to, or
 * the command stops and names the folder that it looked for.
 */
class LayoutTests {

	private static final Path DEMO = Path.of("../demo-app/target/demo-app-0.1.0-SNAPSHOT.jar")
		.toAbsolutePath()
		.normalize();

	@TempDir
	private Path folder;

	private Path elsewhere;

	private Workspace workspace;

	@BeforeEach
	void layOut() throws IOException {
		this.workspace = new Workspace(this.folder);
		this.elsewhere = Files.createDirectory(this.folder.resolve("elsewhere"));
	}

	@Test
	void writesBesideTheMigrationsOfThreeModules() throws Exception {
		Path entities = this.workspace.module("entities");
		Path migrations = this.workspace.module("migrations");
		Path application = this.workspace.module("application");
		this.workspace.entity(entities);
		this.workspace.migrations(migrations);
		this.workspace.application(application);
		this.workspace.compile(entities, application);
		List<Path> modules = List.of(application, entities, migrations);
		Path files = migrations.resolve("src/main/resources/db/migration");

		Ran upgraded = this.workspace.db(this.workspace.root(), modules, "upgrade");
		assertThat(upgraded.exitCode()).as(upgraded.all()).isZero();
		Ran migrated = this.workspace.db(this.workspace.root(), modules, "migrate", "-m", "Add products");
		assertThat(migrated.exitCode()).as(migrated.all()).isZero();
		assertThat(files.resolve("V2__add_products.sql")).content().contains("create table product");
		assertThat(migrations.resolve("src/main/resources/db/undo/U2__add_products.sql")).exists();

		Ran again = this.workspace.db(this.elsewhere, modules, "upgrade");
		assertThat(again.exitCode()).as(again.all()).isZero();
		Ran check = this.workspace.db(this.elsewhere, modules, "check");
		assertThat(check.exitCode()).as(check.all()).isZero();
		assertThat(list(this.elsewhere)).isEmpty();
	}

	@Test
	void stopsWhereTwoModulesHaveMigrations() throws Exception {
		Path migrations = this.workspace.module("migrations");
		Path application = this.workspace.module("application");
		this.workspace.entity(application);
		this.workspace.application(application);
		this.workspace.compile(application);
		this.workspace.migrations(migrations);
		Files.createDirectories(application.resolve("target/classes/db/migration"));
		Files.createDirectories(application.resolve("src/main/resources/db/migration"));

		Ran ran = this.workspace.db(this.elsewhere, List.of(application, migrations), "migrate", "-m", "Add products");
		assertThat(ran.exitCode()).as(ran.all()).isEqualTo(2);
		assertThat(ran.errors()).contains(application.resolve("src/main/resources/db/migration").toString())
			.contains(migrations.resolve("src/main/resources/db/migration").toString())
			.contains("migration.directory");
	}

	@Test
	void writesFromAJarToItsModuleAndWarnsWhenTheSourcesAreNewer() throws Exception {
		Path module = this.workspace.module("demo");
		Path jar = Files.copy(DEMO, module.resolve("target/demo.jar"));
		Path source = module.resolve("src/main/java/io/github/dbmigrate/demo/User.java");
		Files.createDirectories(source.getParent());
		Files.writeString(source, "// edited after the build\n");
		Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));

		Path resources = module.resolve("src/main/resources");
		FileSystemUtils.copyRecursively(DEMO.getParent().resolveSibling("src/main/resources"), resources);

		Ran upgraded = this.workspace.jar(this.elsewhere, jar, "upgrade");
		assertThat(upgraded.exitCode()).as(upgraded.all()).isZero();
		Ran migrated = this.workspace.jar(this.elsewhere, jar, "migrate", "-m", "Nothing");
		assertThat(migrated.exitCode()).as(migrated.all()).isZero();
		assertThat(migrated.output()).isEqualToIgnoringNewLines("No changes detected");
		assertThat(migrated.errors()).contains("User.java is newer than demo.jar");
		Ran revised = this.workspace.jar(this.elsewhere, jar, "revision", "-m", "By hand");
		assertThat(revised.exitCode()).as(revised.all()).isZero();
		assertThat(list(resources.resolve("db/migration/h2"))).anyMatch((name) -> name.endsWith("__by_hand.sql"));
		assertThat(list(resources.resolve("db/undo/h2"))).anyMatch((name) -> name.endsWith("__by_hand.sql"));
	}

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void leavesNothingWhereAFileCannotBeWrittenWhole() throws Exception {
		Path app = this.workspace.module("app");
		this.workspace.application(app);
		this.workspace.entity(app);
		this.workspace.compile(app);
		Path resources = Files.createDirectories(app.resolve("src/main/resources"));
		List<String> command = new ArrayList<>(List.of("bash", "-c", "ulimit -f 8; exec \"$@\"", "bash"));
		command.addAll(this.workspace.command(List.of(app), "migrate", "-m", "A long story. ".repeat(1000)));
		command.set(command.size() - 1, "--spring.datasource.url=jdbc:h2:mem:full");
		command.add(command.indexOf("-cp"), "-XX:-UsePerfData");
		Ran ran = this.workspace.run(this.workspace.root(), command);
		assertThat(ran.exitCode()).as(ran.all()).isEqualTo(2);
		assertThat(ran.errors()).contains("error: Cannot write " + resources.resolve("db/migration/V"),
				"No file was changed.", "fix: Make room there");
		try (Stream<Path> left = Files.walk(resources)) {
			assertThat(left.filter(Files::isRegularFile)).isEmpty();
		}
	}

	@Test
	void stopsAtAJarFarFromItsSources() throws Exception {
		Path jar = Files.copy(DEMO, this.elsewhere.resolve("demo.jar"));

		Ran ran = this.workspace.jar(this.elsewhere, jar, "migrate", "-m", "Create user table");
		assertThat(ran.exitCode()).as(ran.all()).isEqualTo(2);
		assertThat(ran.errors()).contains(jar.toString()).contains("migration.directory");
		assertThat(list(this.elsewhere)).containsExactly("demo.jar");
	}

	private static List<String> list(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map((file) -> file.getFileName().toString()).toList();
		}
	}

}
