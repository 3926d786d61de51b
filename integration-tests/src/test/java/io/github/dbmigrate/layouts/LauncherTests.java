package io.github.dbmigrate.layouts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.github.dbmigrate.layouts.Workspace.Ran;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A project that was never built runs {@code db} commands from its sources, with the
 * script that {@code db init --launcher} writes.
 */
@DisabledOnOs(OS.WINDOWS)
class LauncherTests {

	private static final String POM = """
			<project>
				<modelVersion>4.0.0</modelVersion>
				<parent>
					<groupId>org.springframework.boot</groupId>
					<artifactId>spring-boot-starter-parent</artifactId>
					<version>4.1.2</version>
					<relativePath/>
				</parent>
				<groupId>shop</groupId>
				<artifactId>shop</artifactId>
				<version>1</version>
				<properties>
					<java.version>17</java.version>
				</properties>
				<dependencies>
					<dependency>
						<groupId>io.github.dbmigrate</groupId>
						<artifactId>migration-spring-boot-starter</artifactId>
						<version>0.1.0-SNAPSHOT</version>
					</dependency>
					<dependency>
						<groupId>com.h2database</groupId>
						<artifactId>h2</artifactId>
						<scope>runtime</scope>
					</dependency>
				</dependencies>
				<build>
					<plugins>
						<plugin>
							<groupId>org.springframework.boot</groupId>
							<artifactId>spring-boot-maven-plugin</artifactId>
						</plugin>
						<plugin>
							<groupId>io.spring.javaformat</groupId>
							<artifactId>spring-javaformat-maven-plugin</artifactId>
							<version>0.0.47</version>
							<executions>
								<execution>
									<phase>validate</phase>
									<goals>
										<goal>validate</goal>
									</goals>
								</execution>
							</executions>
						</plugin>
					</plugins>
				</build>
			</project>
			""";

	/** Builds as Gradle would, and where the script expects it. */
	private static final String GRADLEW = """
			set -eu
			echo "builds $*"
			cd "$(dirname "$0")"
			mkdir -p build/classes/java/main
			javac -parameters -d build/classes/java/main -cp "$LIBRARIES" $(find src -name '*.java')
			printf %s "$PWD/build/classes/java/main:$PWD/build/resources/main:$LIBRARIES" > build/dbw.classpath
			""";

	@TempDir
	private Path folder;

	private Workspace workspace;

	private Path project;

	@BeforeEach
	void layOut() throws IOException {
		this.workspace = new Workspace(this.folder.resolve("Ann's größe dir"));
		this.project = this.workspace.root();
		this.workspace.application(this.project);
		this.workspace.entity(this.project);
	}

	@Test
	void runsFromTheSourcesOfAMavenProject() throws Exception {
		Files.writeString(this.project.resolve("pom.xml"), POM);
		Files.createDirectories(this.project.resolve(".mvn"));
		Files.writeString(this.project.resolve(".mvn/maven.config"), "-o\n-Dmaven.repo.local="
				+ new LocalRepository(Path.of("target/launcher-repository").toAbsolutePath()).make() + "\n");

		Ran init = this.workspace.run(this.project,
				List.of("mvn", "-q", "-B", "spring-boot:run", "-Dspring-javaformat.validate.skip",
						"-Dspring-boot.run.arguments=db init --launcher \"" + this.workspace.url() + "\""));
		assertThat(init.exitCode()).as(init.all()).isZero();
		assertThat(init.output()).contains("Created " + this.project.resolve("dbw") + "\n");

		Ran wrong = dbw("upgrade", "two words");
		assertThat(wrong.exitCode()).as(wrong.all()).isEqualTo(2);
		assertThat(wrong.output()).isEmpty();
		assertThat(wrong.errors()).contains("'two words' is not a version");

		Path built = this.project.resolve("target/dbw.built");
		Object time = Files.getLastModifiedTime(built);
		Ran migrated = dbw("migrate", "-m", "Add \"größe\" 'n' $HOME *", "--json");
		assertThat(migrated.exitCode()).as(migrated.all()).isZero();
		assertThat(JsonMapper.shared().readTree(migrated.output()).get("operations").toString())
			.contains("+ table product");
		assertThat(files()).anyMatch((file) -> file.contains("-- Add \"größe\" 'n' $HOME *\n"));
		Files.writeString(this.project.resolve("src/main/java/shop/App.java"), "is being written");
		Ran heads = dbw("heads", "--json");
		assertThat(heads.exitCode()).as(heads.all()).isZero();
		assertThat(JsonMapper.shared().readTree(heads.output()).get("heads")).hasSize(1);
		assertThat(Files.getLastModifiedTime(built)).as("built once").isEqualTo(time);
	}

	@Test
	void runsFromTheSourcesOfAGradleLayout() throws Exception {
		Files.delete(this.project.resolve("pom.xml"));
		Files.writeString(this.project.resolve("build.gradle"), "plugins { id 'java' }\n");
		Path wrapper = Files.writeString(this.project.resolve("gradlew"),
				"LIBRARIES='" + Workspace.classPath() + "'\n" + GRADLEW);
		Ran wrapped = this.workspace.run(this.project, List.of("sh", wrapper.toString()));
		assertThat(wrapped.exitCode()).as(wrapped.all()).isZero();

		Path classes = this.project.resolve("build/classes/java/main");
		Ran init = this.workspace.run(this.project, List.of(Workspace.java(), "-cp",
				classes + ":" + Workspace.classPath(), "shop.App", "db", "init", "--launcher", this.workspace.url()));
		assertThat(init.exitCode()).as(init.all()).isZero();

		Ran migrated = dbw("migrate", "-m", "Add products");
		assertThat(migrated.exitCode()).as(migrated.all()).isZero();
		assertThat(migrated.output()).startsWith("+ table product\nWrote ");
		assertThat(migrated.errors()).startsWith("builds -q -p " + this.project + " -I ").contains(" dbwClasspath\n");
		assertThat(this.project.resolve("build/dbw.gradle")).content().contains("register('dbwClasspath')");
	}

	private Ran dbw(String... words) throws Exception {
		List<String> command = new ArrayList<>(List.of(this.project.resolve("dbw").toString()));
		command.addAll(List.of(words));
		command.add(this.workspace.url());
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(this.project.resolve("dbw"))))
			.startsWith("rwx");
		Path below = Files.createDirectories(this.project.resolve("src/main/java"));
		return this.workspace.run(below, command);
	}

	private List<String> files() throws IOException {
		List<String> texts = new ArrayList<>();
		try (Stream<Path> files = Files.list(this.project.resolve("src/main/resources/db/migration"))) {
			for (Path file : files.toList()) {
				texts.add(Files.readString(file));
			}
		}
		return texts;
	}

}
