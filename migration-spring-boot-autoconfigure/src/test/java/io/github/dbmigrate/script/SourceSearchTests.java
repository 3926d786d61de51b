package io.github.dbmigrate.script;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SourceSearchTests {

	private static final String LOCATION = "classpath:db/migration";

	private Path root;

	private TestModule module;

	@BeforeEach
	void prepare(@TempDir Path root) throws IOException {
		this.root = root.toRealPath();
		this.module = TestModule.maven(this.root.resolve("my app"));
	}

	private static MigrationFolder folder(ClassLoader classLoader) {
		return MigrationFolder.of(TestModule.settings(classLoader, LOCATION));
	}

	private static MigrationFolder folder(ClassLoader classLoader, String directory) {
		return MigrationFolder.of(TestModule.settingsOf(classLoader, null, directory, LOCATION));
	}

	private static ThrowableAssertAlternative<MigrationException> refused(MigrationFolder folder) {
		return assertThatExceptionOfType(MigrationException.class).isThrownBy(folder::writable)
			.satisfies((ex) -> assertThat(ex.failure()).isEqualTo(Failure.INPUT))
			.satisfies((ex) -> assertThat(ex.remedy()).contains("migration.directory"));
	}

	private static List<String> names(MigrationFolder folder) {
		return folder.migrations().stream().map(MigrationFile::fileName).toList();
	}

	private void isSource(MigrationFolder folder) {
		Path source = this.module.path("src/main/resources/db/migration");
		assertThat(folder.writable()).isEqualTo(source);
		assertThat(folder.sources()).containsExactly(source);
		assertThat(folder.sources(LOCATION)).containsExactly(source);
		assertThat(folder.location()).isEqualTo(source.toString());
	}

	@ParameterizedTest
	@ValueSource(strings = { "target/classes", "build/resources/main", "out/production/app" })
	void buildOutputLeadsToTheSources(String output) throws IOException {
		this.module.source("db/migration/V1__a.sql", "");
		this.module.built(output);
		this.module.source("db/migration/V2__b.sql", "");
		this.module.file(output + "/db/migration/V3__stale.sql", "");
		MigrationFolder folder = folder(TestModule.classPath(this.module.path(output)));
		isSource(folder);
		assertThat(names(folder)).containsExactly("V1__a.sql", "V2__b.sql");
	}

	@Test
	void anIdeaModuleIsTheNearestFolderWithABuildFile() throws IOException {
		this.module.file("part/pom.xml", "");
		this.module.file("part/src/main/resources/db/migration/V1__a.sql", "");
		this.module.file("out/production/part/db/migration/V1__a.sql", "");
		MigrationFolder folder = folder(TestModule.classPath(this.module.path("out/production/part")));
		assertThat(folder.writable()).isEqualTo(this.module.path("part/src/main/resources/db/migration"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "target/app.jar", "build/libs/app.jar" })
	void aJarInTheBuildFolderLeadsToTheSources(String name) throws IOException {
		this.module.source("db/migration/V1__a.sql", "");
		Path jar = this.module.jar("src/main/resources", name);
		this.module.source("db/migration/V2__b.sql", "");
		MigrationFolder folder = folder(TestModule.classPath(jar));
		isSource(folder);
		assertThat(names(folder)).containsExactly("V1__a.sql", "V2__b.sql");
	}

	@Test
	void aJarElsewhereIsReadOnly() throws IOException {
		this.module.source("db/migration/V1__a.sql", "");
		this.module.source("db/migration/sub/V2__b.sql", "");
		this.module.source("db/undo/U1__a.sql", "drop table a;");
		this.module.source("db/migration/schema-snapshot.json", SnapshotJson.write(Snapshots.users("2")));
		this.module.source("db/migration/schema-baseline.json", SnapshotJson.write(Snapshots.users("1")));
		Path jar = Files.copy(this.module.jar("src/main/resources", "target/app.jar"), this.root.resolve("app.jar"));
		MigrationFolder folder = folder(TestModule.classPath(jar));
		assertThat(folder.sources()).isEmpty();
		assertThat(folder.location()).isEqualTo(LOCATION);
		assertThat(names(folder)).containsExactly("V1__a.sql", "V2__b.sql");
		assertThat(folder.undo(Version.of("1")).orElseThrow().sql()).isEqualTo("drop table a;");
		assertThat(folder.snapshot()).contains(Snapshots.users("2"));
		assertThat(folder.baseline()).contains(Snapshots.users("1"));
		refused(folder).withMessageContaining(jar.toString().replace(" ", "%20"));
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> folder.remove(Version.of("2")));
		assertThatExceptionOfType(MigrationException.class).isThrownBy(folder::create);
	}

	@Test
	void aJarBesideNoBuildFileIsReadOnly() throws IOException {
		this.module.source("db/migration/V1__a.sql", "");
		Path jar = this.module.jar("src/main/resources", "target/app.jar");
		Files.delete(this.module.path("pom.xml"));
		MigrationFolder folder = folder(TestModule.classPath(jar));
		refused(folder);
		assertThat(names(folder)).containsExactly("V1__a.sql");
	}

	@Test
	void twoModulesAreReadFromTheClassPathAndNamed() throws IOException {
		TestModule other = TestModule.maven(this.root.resolve("other"));
		this.module.source("db/migration/V1__a.sql", "");
		other.source("db/migration/V2__b.sql", "");
		this.module.built("target/classes");
		other.built("target/classes");
		ClassLoader classPath = TestModule.classPath(this.module.path("target/classes"), other.path("target/classes"));
		MigrationFolder folder = folder(classPath);
		assertThat(folder.sources()).isEmpty();
		assertThat(names(folder)).containsExactly("V1__a.sql", "V2__b.sql");
		refused(folder).withMessageContaining("my app/src/main/resources/db/migration")
			.withMessageContaining("other/src/main/resources/db/migration");
		MigrationFolder chosen = folder(classPath, other.path("src/main/resources/db/migration").toString());
		assertThat(chosen.writable()).isEqualTo(other.path("src/main/resources/db/migration"));
		assertThat(names(chosen)).containsExactly("V1__a.sql", "V2__b.sql");
	}

	@Test
	void oneFileThatIsOnTheClassPathTwiceIsOne() throws IOException {
		this.module.source("db/migration/V1__a.sql", "select 1;\n");
		Path jar = this.module.jar("src/main/resources", "lib/a.jar");
		this.module.source("db/migration/V1__a.sql", "select 1;\r\n");
		Path other = this.module.jar("src/main/resources", "lib/b.jar");
		assertThat(names(folder(TestModule.classPath(jar, other)))).containsExactly("V1__a.sql");
		this.module.source("db/migration/V1__a.sql", "select 2;\n");
		Path edited = this.module.jar("src/main/resources", "lib/c.jar");
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(folder(TestModule.classPath(jar, edited))::migrations)
			.withMessageContaining("a.jar")
			.withMessageContaining("c.jar");
	}

	@ParameterizedTest
	@ValueSource(strings = { "target/classes", "build/classes/java/main" })
	void anEmptyModuleIsFoundByTheMainClass(String output) throws Exception {
		Class<?> application = applicationIn(this.module, output);
		MigrationFolder folder = MigrationFolder.of(new FolderSettings(List.of(LOCATION), null, null, TestModule.NAMING,
				VersionFormat.AUTO, application.getClassLoader(), application));
		assertThat(folder.writable()).isEqualTo(this.module.path("src/main/resources/db/migration"));
		assertThat(folder.sources()).isEmpty();
		assertThat(folder.create()).containsExactly(this.module.path("src/main/resources/db/migration"),
				this.module.path("src/main/resources/db/undo"));
		isSource(folder);
	}

	private static Class<?> applicationIn(TestModule module, String output) throws Exception {
		String file = TestModule.class.getName().replace('.', '/') + ".class";
		Path target = module.path(output).resolve(file);
		Files.createDirectories(target.getParent());
		try (InputStream source = TestModule.class.getClassLoader().getResourceAsStream(file)) {
			Files.copy(source, target);
		}
		ClassLoader loader = new URLClassLoader(new URL[] { module.path(output).toUri().toURL() }, null) {
			@Override
			protected Class<?> findClass(String name) throws ClassNotFoundException {
				return name.equals(TestModule.class.getName()) ? super.findClass(name)
						: TestModule.class.getClassLoader().loadClass(name);
			}
		};
		return Class.forName(TestModule.class.getName(), false, loader);
	}

	@Test
	void withoutAnyTraceTheErrorSaysSo() throws IOException {
		refused(folder(TestModule.classPath())).withMessageContaining("No single source folder belongs to " + LOCATION)
			.satisfies((ex) -> assertThat(ex.remedy())
				.contains("migration.directory=src/main/resources/" + LOCATION.replace("classpath:", "")));
	}

	@Test
	void packagedFilesWithoutSourcesAreRead() throws IOException {
		this.module.file("target/classes/db/migration/V1__generated.sql", "");
		MigrationFolder folder = folder(TestModule.classPath(this.module.path("target/classes")));
		assertThat(names(folder)).containsExactly("V1__generated.sql");
		refused(folder).withMessageContaining("src/main/resources/db/migration (does not exist, though ");
	}

	@Test
	void testResourcesAreReadAndNotWritten() throws IOException {
		this.module.source("db/migration/V1__a.sql", "");
		this.module.built("target/classes");
		this.module.file("src/test/resources/db/migration/V2__rows.sql", "");
		this.module.file("target/test-classes/db/migration/V2__rows.sql", "");
		MigrationFolder folder = folder(
				TestModule.classPath(this.module.path("target/test-classes"), this.module.path("target/classes")));
		assertThat(folder.writable()).isEqualTo(this.module.path("src/main/resources/db/migration"));
		assertThat(names(folder)).containsExactly("V1__a.sql", "V2__rows.sql");
		assertThat(folder.sources()).hasSize(2);
	}

	@Test
	void migrationDirectoryIsTheFolder() throws IOException {
		this.module.source("db/migration/V1__a.sql", "");
		Path jar = Files.copy(this.module.jar("src/main/resources", "target/app.jar"), this.root.resolve("app.jar"));
		this.module.source("db/migration/V2__b.sql", "");
		MigrationFolder folder = folder(TestModule.classPath(jar),
				this.module.path("src/main/resources/db/migration").toString());
		isSource(folder);
		assertThat(names(folder)).containsExactly("V1__a.sql", "V2__b.sql");
	}

	@Test
	void migrationDirectoryIsRelativeToTheWorkingDirectoryAndNeedNotExist() throws IOException {
		String relative = Path.of("").toRealPath().relativize(this.root.resolve("new/{vendor}")).toString();
		MigrationFolder folder = MigrationFolder
			.of(TestModule.settingsOf(TestModule.classPath(), "h2", relative, "classpath:db/migration/h2"));
		assertThat(folder.writable()).isEqualTo(this.root.resolve("new/h2"));
		assertThat(folder.create()).containsExactly(this.root.resolve("new/h2"), this.root.resolve("undo/h2"));
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void besideMigrationDirectoryLibrariesAreReadAndItsOwnCopyIsNot(boolean packed) throws IOException {
		this.module.source("db/migration/V1__a.sql", "");
		this.module.source("db/migration/V3__gone.sql", "");
		this.module.built("bin/main");
		Files.delete(this.module.path("src/main/resources/db/migration/V3__gone.sql"));
		TestModule library = new TestModule(this.root.resolve("library of others"));
		library.source("db/migration/sub/V2__b.sql", "");
		library.source("db/migration/R__view.sql", "");
		library.source("db/undo/U2__b.sql", "drop table b;");
		Path jar = packed ? library.jar("src/main/resources", "library.jar") : library.path("src/main/resources");
		MigrationFolder folder = folder(TestModule.classPath(this.module.path("bin/main"), jar),
				this.module.path("src/main/resources/db/migration").toString());
		isSource(folder);
		assertThat(names(folder)).containsExactly("V1__a.sql", "V2__b.sql");
		assertThat(folder.fromLibraries(LOCATION)).containsExactlyInAnyOrder("sub/V2__b.sql", "R__view.sql");
		assertThat(folder.undo(Version.of("2"))).isPresent();
	}

	@Test
	void aMigrationDirectoryThatIsNotHereDoesNotHidePackagedFiles() throws IOException {
		this.module.source("db/migration/V1__a.sql", "");
		Path jar = Files.copy(this.module.jar("src/main/resources", "target/app.jar"), this.root.resolve("app.jar"));
		MigrationFolder folder = folder(TestModule.classPath(jar), this.root.resolve("not/here").toString());
		assertThat(names(folder)).containsExactly("V1__a.sql");
		refused(folder)
			.withMessageContaining(this.root.resolve("not/here") + " (migration.directory; it does not exist");
	}

	@Test
	void ofSeveralLocationsTheVendorsIsWritten() throws IOException {
		this.module.source("db/migration/h2/V1__a.sql", "");
		this.module.source("db/common/V2__b.sql", "");
		this.module.built("target/classes");
		MigrationFolder folder = MigrationFolder
			.of(TestModule.settingsOf(TestModule.classPath(this.module.path("target/classes")), "h2", null,
					"classpath:db/common", "classpath:db/migration/h2"));
		assertThat(folder.writable()).isEqualTo(this.module.path("src/main/resources/db/migration/h2"));
		assertThat(names(folder)).containsExactly("V1__a.sql", "V2__b.sql");
		assertThat(folder.sources("classpath:db/common"))
			.containsExactly(this.module.path("src/main/resources/db/common"));
		List<Path> written = folder.write(new Draft(Version.of("3"), "c", "select 1;", "select 2;", null, null));
		assertThat(written).contains(this.module.path("src/main/resources/db/undo/h2/U3__c.sql"));
	}

	@Test
	void twoLocationsInOneModuleAreTwoCandidates() throws IOException {
		this.module.source("db/migration/V1__a.sql", "");
		this.module.source("db/common/V2__b.sql", "");
		this.module.built("target/classes");
		MigrationFolder folder = MigrationFolder.of(TestModule.settings(
				TestModule.classPath(this.module.path("target/classes")), "db/common", "classpath:/db/migration/"));
		assertThat(names(folder)).containsExactly("V1__a.sql", "V2__b.sql");
		assertThat(folder.sources()).hasSize(2);
		refused(folder).withMessageContaining("db/common").withMessageContaining("db/migration");
	}

	@Test
	void ofTwoLocationsInOneModuleTheOneWithVersionsIsWritten() throws IOException {
		this.module.source("db/migration/V1__a.sql", "");
		this.module.source("db/views/R__b.sql", "");
		this.module.source("db/callbacks/afterMigrate.sql", "");
		this.module.built("target/classes");
		MigrationFolder folder = MigrationFolder.of(TestModule.settings(
				TestModule.classPath(this.module.path("target/classes")), "db/views", "db/migration", "db/callbacks"));
		assertThat(folder.writable()).isEqualTo(this.module.path("src/main/resources/db/migration"));
	}

	@Test
	void wildcardsAreReadFromTheClassPath() throws IOException {
		this.module.source("db/a/migration/V1__a.sql", "");
		this.module.source("db/b/migration/V2__b.sql", "");
		this.module.built("target/classes");
		MigrationFolder folder = MigrationFolder.of(TestModule
			.settings(TestModule.classPath(this.module.path("target/classes")), "classpath:db/*/migration"));
		assertThat(names(folder)).containsExactly("V1__a.sql", "V2__b.sql");
		refused(folder).withMessageContaining("has wildcards");
	}

	@Test
	void removeDeletesCopiesInTheBuildOutput() throws IOException {
		this.module.source("db/migration/V1__a.sql", "");
		this.module.source("db/undo/U1__a.sql", "");
		this.module.built("target/classes").built("build/resources/main").built("out/production/app");
		MigrationFolder folder = folder(TestModule.classPath(this.module.path("out/production/app")));
		assertThat(folder.remove(Version.of("1"))).hasSize(8)
			.startsWith(this.module.path("src/main/resources/db/migration/V1__a.sql"))
			.allSatisfy((file) -> assertThat(file).doesNotExist());
		assertThat(names(folder)).isEmpty();
	}

	@Test
	void aNestedClassesFolderLeadsToTheSources() throws IOException {
		String jar = "jar:nested:" + this.module.path("target/app.jar").toUri().getRawPath();
		this.module.source("db/migration/V1__a.sql", "");
		isSource(folder(new OneRoot(jar + "/!BOOT-INF/classes/!/db/migration/")));
		isSource(folder(new OneRoot(jar.replace(".jar", ".war") + "/!WEB-INF/classes/!/db/migration/")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/!BOOT-INF/lib/entities.jar!/", "/!BOOT-INF/lib/entities.jar/!/",
			"/!BOOT-INF/classes/x.jar!/" })
	void aNestedLibraryIsNoSource(String nested) {
		String jar = "jar:nested:" + this.module.path("target/app.jar").toUri().getRawPath();
		assertThat(BuildOutput.of(jar + nested)).isEmpty();
	}

	@Test
	void aJarInAJarInTheBuildFolderIsNoSource() {
		assertThat(BuildOutput.of("jar:file:" + this.module.path("target/app.jar") + "!/BOOT-INF/lib/x.jar!/"))
			.isEmpty();
		assertThat(BuildOutput.of("jrt:/java.base/")).isEmpty();
	}

	/** A class path with one root whose address cannot be opened here. */
	private static final class OneRoot extends ClassLoader {

		private final String address;

		private OneRoot(String address) {
			super(null);
			this.address = address;
		}

		@Override
		protected Enumeration<URL> findResources(String name) throws IOException {
			return name.equals("db/migration/") ? Collections.enumeration(List.of(url()))
					: Collections.emptyEnumeration();
		}

		private URL url() throws IOException {
			return new URL(null, this.address, new Unopened());
		}

	}

	private static final class Unopened extends java.net.URLStreamHandler {

		@Override
		protected java.net.URLConnection openConnection(URL url) throws IOException {
			throw new IOException("not to be opened: " + url);
		}

	}

}
