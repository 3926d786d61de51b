package io.github.dbmigrate.script;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ScriptTextTests {

	private static final List<String> TEXTS = List.of("", "\n", "\r\n", "select 1;", "select 1;\n", "a\r\nb\r\n",
			"a\rb\r", "a\n\n\nb", "\uFEFF", "\uFEFFselect 1;\n", "-- \u00e4 \u4e2d \uD83D\uDE00\nx",
			"a\u2028b\u0085c\fd", " a \t\n");

	@ParameterizedTest
	@ValueSource(strings = { "UTF-8", "UTF-16LE", "ISO-8859-1" })
	void theChecksumIsFlyways(String encoding, @TempDir Path folder) throws IOException {
		Charset charset = Charset.forName(encoding);
		List<String> texts = TEXTS.stream().filter(charset.newEncoder()::canEncode).toList();
		for (int i = 0; i < texts.size(); i++) {
			Files.write(folder.resolve("V" + (i + 1) + "__x.sql"), texts.get(i).getBytes(charset));
		}
		Naming naming = new Naming("V", "__", List.of(".sql"), charset);
		List<MigrationFile> files = MigrationFolder
			.of(new FolderSettings(List.of("filesystem:" + folder), null, null, naming, VersionFormat.AUTO,
					TestModule.classPath(), null))
			.migrations();
		assertThat(files).extracting(MigrationFile::checksum).isEqualTo(flywaysChecksums(folder, charset));
	}

	private static List<Integer> flywaysChecksums(Path folder, Charset encoding) {
		return Arrays.stream(flyway(folder, encoding)).map(MigrationInfo::getChecksum).toList();
	}

	private static MigrationInfo[] flyway(Path folder, Charset encoding) {
		return Flyway.configure()
			.dataSource("jdbc:h2:mem:", "sa", "")
			.locations("filesystem:" + folder)
			.encoding(encoding)
			.load()
			.info()
			.all();
	}

	@Test
	void namesAreReadAsFlywayReadsThem(@TempDir Path folder) throws IOException {
		for (String name : List.of("V1__a.sql", "V2.sql", "V3__.sql", "V4_a.sql", "V05__b_c.sql", "V6.0__x__y.sql",
				"V7 __z.sql", "Vacuum.sql", "V8__q.SQL", "V9_1_0__w.sql", "V__n.sql", "V10__a.b.sql", "v11__x.sql",
				"R__r.sql", "V.sql", "V12__\u00e4.sql")) {
			Files.createFile(folder.resolve(name));
		}
		List<String> flyways = Arrays.stream(flyway(folder, StandardCharsets.UTF_8))
			.filter((info) -> info.getVersion() != null)
			.map((info) -> info.getVersion() + "|" + info.getDescription() + "|" + info.getScript())
			.toList();
		assertThat(TestModule.inFileSystem(folder).migrations())
			.extracting((file) -> file.version() + "|" + file.description() + "|" + file.fileName())
			.isEqualTo(flyways);
	}

	@Test
	void writesPlainLineFeedsAndOneAtTheEnd() throws IOException {
		assertThat(ScriptText.encode("a\r\nb\rc", StandardCharsets.UTF_8)).asString().isEqualTo("a\nb\nc\n");
		assertThatExceptionOfType(IOException.class)
			.isThrownBy(() -> ScriptText.encode("\u4e2d", StandardCharsets.ISO_8859_1));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " \n;\n", "-- a\n# b\n/* c; * / \n*/", "--" })
	void commentsAreNoStatement(String text) {
		assertThat(ScriptText.hasStatement(text)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "x", "-- a\nx", "/* a */ x", "/*! x */", "/* open", "-x" })
	void anythingElseIsAStatement(String text) {
		assertThat(ScriptText.hasStatement(text)).isTrue();
	}

	@Test
	void manyCommentsAreReadToo() {
		assertThat(ScriptText.hasStatement("-- a\n".repeat(100_000) + "/*" + "*".repeat(1_000_000) + "*/")).isFalse();
	}

}
