package io.github.dbmigrate.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.ColumnType;
import io.github.dbmigrate.schema.Mapping;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.schema.Model;
import io.github.dbmigrate.schema.PrimaryKey;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Models are spelled as tables with columns, {@code users(id,name varchar)}.
 */
class SnapshotMergeTests {

	@TempDir
	private Path root;

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "users(id) | users(id,age) | users(id,mail) | users(id,age,mail)",
			"users(id) | users(id) orders(id) | users(id) tags(id) | orders(id) tags(id) users(id)",
			"users(id,old) | users(id) | users(id,old,mail) | users(id,mail)",
			"users(id) old(id) | users(id) | users(id,mail) old(id) | users(id,mail)",
			"users(id,name) | users(id,name text) | users(id,name,age) tags(id) | tags(id) users(id,name text,age)",
			"users(id) | users(id,age) | users(id,age) | users(id,age)" })
	void whatEitherSideChangedIsInTheUnion(String before, String ours, String theirs, String union) throws IOException {
		MigrationFolder folder = conflict(before, ours, theirs);
		assertThat(folder.isSnapshotInConflict()).isTrue();
		for (String branch : List.of("2", "3")) {
			Snapshot merged = folder.mergedSnapshot(List.of(Version.of(branch))).orElseThrow();
			assertThat(columns(merged.model().schema())).isEqualTo(columns(schema(union)));
		}
	}

	private static List<String> columns(Schema schema) {
		return schema.tables()
			.values()
			.stream()
			.flatMap((table) -> table.columns().stream().map((column) -> table.name() + " " + column))
			.sorted()
			.toList();
	}

	@Test
	void whatBothChangedIsNamedWithItsLine() throws IOException {
		MigrationFolder folder = conflict("users(id,name)", "users(id,name text)", "users(id,name clob)");
		MigrationException failure = catchThrowableOfType(MigrationException.class,
				() -> folder.mergedSnapshot(List.of(Version.of("2"))));
		assertThat(failure.failure()).isEqualTo(Failure.FINDINGS);
		List<String> lines = Files.readAllLines(file());
		int line = lines.indexOf(
				lines.stream().filter((text) -> text.contains("\"name\": \"name\"")).findFirst().orElseThrow()) + 1;
		assertThat(failure).hasMessageContaining(file() + ":" + line + ": tables users columns name type");
		assertThat(failure.remedy()).contains("db merge");
	}

	@Test
	void aColumnChangedHereAndDroppedThereCollides() throws IOException {
		MigrationFolder folder = conflict("users(id,name)", "users(id,name text)", "users(id)");
		assertThat(
				catchThrowableOfType(MigrationException.class, () -> folder.mergedSnapshot(List.of(Version.of("2")))))
			.hasMessageContaining("tables users columns name");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "users(id) | users(id,age) | users(id,mail)",
					"users(id,old) | users(id) tags(id) | users(id,old,mail)",
					"users(id) | users(id) tags(id) | users(id) orders(id)" })
	void aBranchThatMovedCanBeRemovedAgain(String before, String ours, String theirs) throws IOException {
		MigrationFolder folder = conflict(before, ours, theirs);
		Snapshot merged = folder.mergedSnapshot(List.of(Version.of("2"))).orElseThrow();
		folder.renumber(new Renumbering(List.of(Version.of("2")), List.of(Version.of("4")), Version.of("3"), merged),
				List.of(Version.of("3")));
		assertThat(folder.migrations()).extracting(MigrationFile::version).hasToString("[1, 3, 4]");
		assertThat(folder.snapshot().orElseThrow().head()).hasToString("4");
		folder.remove(Version.of("4"));
		assertThat(folder.snapshot().orElseThrow().head()).hasToString("3");
		assertThat(columns(folder.snapshot().orElseThrow().model().schema())).isEqualTo(columns(schema(theirs)));
	}

	@Test
	void whatOneTextDoesNotTellIsNotMadeUp() throws IOException {
		MigrationFolder folder = conflict("users(id)", "users(id,age)", "users(id,mail)");
		folder.refresh(folder.mergedSnapshot(List.of(Version.of("2"))).orElseThrow().at(Version.of("3")));
		folder.renumber(new Renumbering(List.of(Version.of("2")), List.of(Version.of("4")), Version.of("3"),
				folder.snapshot().orElseThrow()), List.of(Version.of("3")));
		assertThat(catchThrowableOfType(MigrationException.class, () -> folder.remove(Version.of("4"))))
			.hasMessageContaining("The snapshot before 4 is lost");
	}

	/** Two branches, 2 and 3 on top of 1, and the snapshot as git leaves it. */
	private MigrationFolder conflict(String before, String ours, String theirs) throws IOException {
		MigrationFolder folder = MigrationFolder.of(new FolderSettings(List.of("classpath:db/migration"), null,
				this.root.resolve("db/migration").toString(), TestModule.NAMING, VersionFormat.AUTO,
				SnapshotMergeTests.class.getClassLoader(), null));
		folder.create();
		write(folder, "1", before);
		byte[] common = Files.readAllBytes(file());
		write(folder, "2", ours);
		List<String> one = Files.readAllLines(file());
		Files.write(file(), common);
		write(folder, "3", theirs);
		Files.writeString(file(), marked(one, Files.readAllLines(file())));
		return folder;
	}

	private Path file() {
		return this.root.resolve("db/migration/schema-snapshot.json");
	}

	private static void write(MigrationFolder folder, String version, String model) {
		folder.write(new Draft(Version.of(version), "x", "-- x\n", "select 1;",
				new Snapshot(Version.of(version), "h2", new Model(schema(model), new Mapping(new TreeMap<>()))), null));
	}

	/** The lines in which two texts differ, with the marks of git. */
	private static String marked(List<String> ours, List<String> theirs) {
		int first = 0;
		while (ours.get(first).equals(theirs.get(first))) {
			first++;
		}
		int last = 1;
		while (last < Math.min(ours.size(), theirs.size()) - first
				&& ours.get(ours.size() - last).equals(theirs.get(theirs.size() - last))) {
			last++;
		}
		String top = String.join("\n", ours.subList(0, first)) + "\n<<<<<<< HEAD\n";
		return top + String.join("\n", ours.subList(first, ours.size() - last + 1)) + "\n=======\n"
				+ String.join("\n", theirs.subList(first, theirs.size() - last + 1)) + "\n>>>>>>> theirs\n"
				+ String.join("\n", ours.subList(ours.size() - last + 1, ours.size())) + "\n";
	}

	private static Schema schema(String spelled) {
		return Schema.of(Arrays.stream(spelled.split(" (?=\\w+\\()")).map(SnapshotMergeTests::table).toList(),
				List.of());
	}

	private static Table table(String spelled) {
		String name = spelled.substring(0, spelled.indexOf('('));
		List<Column> columns = Arrays
			.stream(spelled.substring(spelled.indexOf('(') + 1, spelled.length() - 1).split(","))
			.map((column) -> column(column.split(" ")))
			.toList();
		return new Table(new TableName(null, name), columns, new PrimaryKey(null, List.of("id")), List.of(), List.of(),
				List.of(), List.of(), null, List.of());
	}

	private static Column column(String[] words) {
		ColumnType type = new ColumnType((words.length > 1) ? words[1] : "integer", List.of());
		return new Column(words[0], type, !words[0].equals("id"), null, null, null, null, null);
	}

}
