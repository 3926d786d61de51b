package io.github.dbmigrate.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;

import javax.tools.ToolProvider;

import io.github.dbmigrate.schema.MigrationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The launcher stands where a whole build begins, and takes the place of nothing.
 */
class LauncherTests {

	@TempDir
	private Path root;

	@Test
	void standsAtTheRootOfAMavenBuildOfSeveralModules() throws Exception {
		file("pom.xml", "<project/>");
		file("shop/pom.xml", "<project><modules><module>it's app</module></modules></project>");
		file("shop/it's app/pom.xml", "<project/>");
		Class<?> application = application("shop/it's app/target/classes", "App",
				"public static void main(String[] a) { }");
		Path script = this.root.resolve("shop/dbw");
		assertThat(new Launcher(application).write()).containsExactly(script, this.root.resolve("shop/dbw.cmd"));
		assertThat(script).content().contains("main='App'\n", "module=$here'/it'\\''s app'\n");
		if (Files.getFileStore(script).supportsFileAttributeView("posix")) {
			assertThat(Files.getPosixFilePermissions(script)).contains(PosixFilePermission.OWNER_EXECUTE);
		}
	}

	@Test
	void standsWhereTheSettingsOfAGradleBuildAre() throws Exception {
		file("settings.gradle.kts", "");
		file("parts/app/build.gradle.kts", "");
		Class<?> application = application("parts/app/build/classes/kotlin/main", "App", "");
		application("parts/app/build/classes/kotlin/main", "AppKt", "");
		assertThat(new Launcher(application).write()).containsExactly(this.root.resolve("dbw"),
				this.root.resolve("dbw.cmd"));
		assertThat(this.root.resolve("dbw")).content().contains("main='AppKt'\n", "module=$here'/parts/app'\n");
	}

	@Test
	void isOneForWindowsToo() throws Exception {
		file("pom.xml", "<project><modules><module>100% app</module></modules></project>");
		file("100% app/pom.xml", "<project/>");
		new Launcher(application("100% app/target/classes", "App", "")).write();
		assertThat(this.root.resolve("dbw.cmd")).content()
			.startsWith("@echo off\r\n")
			.contains("set \"module=%here%\\100%% app\"\r\n", "pom.xml\" -pl \"100%% app\" -am compile ",
					"\"@%out%\\dbw.args\" App db %*\r\n", "\r\n:gradle\r\n")
			.doesNotContain("@MODULE@", "@MAIN@", "@PROJECT@")
			.doesNotContainPattern("[^\r]\n");
	}

	@Test
	void staysAsItIsAndAnotherFileToo() throws Exception {
		file("pom.xml", "<project/>");
		Class<?> application = application("target/classes", "App", "");
		Launcher launcher = new Launcher(application);
		assertThat(launcher.write()).hasSize(2);
		assertThat(this.root.resolve("dbw")).content().contains("module=$here\n");
		assertThat(launcher.write()).isEmpty();
		file("dbw", "mine");
		assertThatExceptionOfType(MigrationException.class).isThrownBy(launcher::write)
			.withMessageContaining("is there already and is another one. It was not changed.");
		assertThat(this.root.resolve("dbw")).content().isEqualTo("mine");
	}

	private Class<?> application(String output, String name, String body) throws Exception {
		Path classes = this.root.resolve(output);
		Files.createDirectories(classes);
		Path source = file(name + ".java", "public class " + name + " { " + body + " }");
		assertThat(ToolProvider.getSystemJavaCompiler()
			.run(null, null, null, "-proc:none", "-d", classes.toString(), source.toString())).isZero();
		return TestModule.classPath(classes).loadClass(name);
	}

	private Path file(String name, String text) throws IOException {
		Path file = this.root.resolve(name);
		Files.createDirectories(file.getParent());
		return Files.writeString(file, text);
	}

}
