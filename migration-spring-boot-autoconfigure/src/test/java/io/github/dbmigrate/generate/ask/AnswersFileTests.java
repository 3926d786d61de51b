package io.github.dbmigrate.generate.ask;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.dbmigrate.generate.ask.Decisions.Kind;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AnswersFileTests {

	@TempDir
	private Path root;

	@Test
	void readsWordsAndPastedFlags() throws IOException {
		assertThat(read("""
				# after the review
				fill user.email = concat(name, '@a=b')
				   --fill order.state="'NEW'"
				--fill=order.no=1

				--drop person (or --keep person)
				--keep user.mail
				rename user.mail = email
				cast user.age = nullif(age, '')
				narrow user.name
				""")).isEqualTo(Decisions.NONE.with(Kind.FILL, "user.email", "concat(name, '@a=b')")
			.with(Kind.FILL, "order.state", "'NEW'")
			.with(Kind.FILL, "order.no", "1")
			.with(Kind.DROP, "person", "")
			.with(Kind.KEEP, "user.mail", "")
			.with(Kind.RENAME, "user.mail", "email")
			.with(Kind.CAST, "user.age", "nullif(age, '')")
			.with(Kind.NARROW, "user.name", ""));
	}

	@ParameterizedTest
	@ValueSource(strings = { "fil user.email = 1", "fill user.email", "drop user.mail = yes", "fill", "fill = 1",
			"fill user.email = \"\"" })
	void namesTheLineThatItDoesNotUnderstand(String line) throws IOException {
		Path file = Files.writeString(this.root.resolve("answers.txt"), "drop person\n\n" + line + "\n");
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> AnswersFile.read(file))
			.satisfies((ex) -> assertThat(ex.failure()).isEqualTo(Failure.INPUT))
			.withMessageContaining(file + ": line 3 is no answer: " + line)
			.satisfies((ex) -> assertThat(ex.remedy()).contains("fill", "drop", "rename"));
	}

	@Test
	void saysThatAFileIsNotThereOrNoText() throws IOException {
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> AnswersFile.read(this.root.resolve("none.txt")))
			.withMessageContaining("none.txt: it is not there");
		Path latin = Files.write(this.root.resolve("latin.txt"), "drop größe".getBytes(StandardCharsets.ISO_8859_1));
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> AnswersFile.read(latin))
			.withMessageContaining("latin.txt: it is not a text in UTF-8");
	}

	private Decisions read(String text) throws IOException {
		return AnswersFile.read(Files.writeString(this.root.resolve("answers.txt"), text));
	}

}
