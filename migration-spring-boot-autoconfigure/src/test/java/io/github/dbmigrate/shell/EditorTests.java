package io.github.dbmigrate.shell;

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

	@TempDir
	private Path folder;

	@Test
	void opensTheFileAndPrefersVisual() throws Exception {
		Path file = Files.writeString(this.folder.resolve("V1__a b.sql"), "x");
		String touch = script("touch", "echo edited >> \"$2\"");
		assertThat(new Editor(Map.of("VISUAL", touch + " --wait", "EDITOR", "/nowhere")::get).open(migration(file)))
			.isEqualTo(file);
		assertThat(file).hasContent("xedited");
	}

	@Test
	void anEditorThatIsNotThereOrFailsIsNamed() throws Exception {
		Path file = Files.writeString(this.folder.resolve("V1__a.sql"), "x");
		assertThat(failureOf(Map.of(), file)).hasMessageContaining("Neither VISUAL nor EDITOR names an editor");
		assertThat(failureOf(Map.of("EDITOR", "/nowhere/vi"), file))
			.hasMessageContaining("'/nowhere/vi' cannot be started");
		assertThat(failureOf(Map.of("EDITOR", script("bad", "exit 3")), file))
			.hasMessageContaining("ended with exit code 3");
		assertThat(failureOf(Map.of("EDITOR", "vi"), Path.of("classpath:db/V1__a.sql")))
			.hasMessageContaining("no file that can be edited");
	}

	private MigrationException failureOf(Map<String, String> environment, Path file) {
		MigrationException failure = catchThrowableOfType(MigrationException.class,
				() -> new Editor(environment::get).open(migration(file)));
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
