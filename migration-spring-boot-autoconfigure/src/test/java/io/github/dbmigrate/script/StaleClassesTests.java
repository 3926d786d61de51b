package io.github.dbmigrate.script;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class StaleClassesTests {

	@TempDir
	private Path folder;

	@Test
	void namesTheSourceThatIsNewerThanItsClasses() throws Exception {
		write("module/target/classes/User.class", 0);
		write("module/src/main/java/User.java", 60);
		write("module/src/main/java/Old.java", -60);
		assertThat(warnings()).singleElement()
			.asString()
			.startsWith("User.java is newer than classes: build " + this.folder.resolve("module"));
	}

	@Test
	void isSilentAfterABuild() throws Exception {
		write("module/src/main/java/User.java", 0);
		write("module/target/classes/User.class", 60);
		assertThat(warnings()).isEmpty();
	}

	@Test
	void isSilentWithoutSources() throws Exception {
		write("module/target/classes/User.class", 60);
		assertThat(warnings()).isEmpty();
	}

	private List<String> warnings() throws IOException {
		URL root = this.folder.resolve("module/target/classes").toUri().toURL();
		try (URLClassLoader classLoader = new URLClassLoader(new URL[] { root }, null)) {
			return new StaleClasses(classLoader, null).warnings();
		}
	}

	private void write(String name, long seconds) throws IOException {
		Path file = this.folder.resolve(name);
		Files.createDirectories(file.getParent());
		Files.writeString(file, "");
		Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-01T00:00:00Z").plusSeconds(seconds)));
	}

}
