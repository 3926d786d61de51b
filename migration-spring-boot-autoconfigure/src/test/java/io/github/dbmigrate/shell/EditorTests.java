package io.github.dbmigrate.shell;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.script.Header;
import io.github.dbmigrate.script.MigrationFile;
import io.github.dbmigrate.script.Version;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class EditorTests {

	private final ByteArrayOutputStream err = new ByteArrayOutputStream();

	@TempDir
	private Path folder;

	@Test
	void opensTheFileAndPrefersVisual() throws Exception {
		Path file = Files.writeString(this.folder.resolve("V1__a b.sql"), "x");
		String touch = script("touch", "echo edited >> \"$2\"");
		assertThat(editor(Map.of("VISUAL", touch + " --wait", "EDITOR", "/nowhere")).open(migration(file)))
			.isEqualTo(file);
		assertThat(file).hasContent("xedited");
	}

	@Test
	void anEditorThatIsNotThereOrFailsIsNamed() throws Exception {
		Path file = Files.writeString(this.folder.resolve("V1__a.sql"), "x");
		assertThat(failureOf(Map.of(), file)).hasMessageContaining("Neither VISUAL nor EDITOR names an editor");
		assertThat(failureOf(Map.of("EDITOR", "/nowhere/vi"), file))
			.hasMessageContaining("'/nowhere/vi', which EDITOR names, cannot be started");
		String bad = script("bad", "exit 3");
		assertThat(failureOf(Map.of("EDITOR", bad), file)).hasMessage(
				"The editor '" + bad + "', which EDITOR names, gave up with exit code 3. " + file + " is as it was.");
		assertThat(failureOf(Map.of("VISUAL", script("half", "echo more >> $1; exit 1")), file))
			.hasMessageEndingWith(file + " was changed.");
		assertThat(failureOf(Map.of("EDITOR", "vi"), Path.of("classpath:db/V1__a.sql")))
			.hasMessageContaining("no file that can be edited");
	}

	@Test
	void whatAnEditorSaysIsNoData() throws Exception {
		Path file = Files.writeString(this.folder.resolve("V1__a.sql"), "x");
		editor(Map.of("EDITOR", script("loud", "echo opening $1; echo careful >&2"))).open(migration(file));
		assertThat(this.err).hasToString("opening " + file + "\ncareful\n");
	}

	private Editor editor(Map<String, String> environment) {
		return new Editor(environment::get, () -> false, this.err);
	}

	private MigrationException failureOf(Map<String, String> environment, Path file) {
		MigrationException failure = catchThrowableOfType(MigrationException.class,
				() -> editor(environment).open(migration(file)));
		assertThat(failure.failure()).isEqualTo(Failure.INPUT);
		return failure;
	}

	private String script(String name, String line) throws Exception {
		Path script = Files.writeString(this.folder.resolve(name), "#!/bin/sh\n" + line + "\n");
		assertThat(script.toFile().setExecutable(true)).isTrue();
		return script.toString();
	}

	private static MigrationFile migration(Path file) {
		return new MigrationFile(Version.of("1"), "a", "V1__a.sql", file.toString(), Header.NONE, "x", 1);
	}

}
