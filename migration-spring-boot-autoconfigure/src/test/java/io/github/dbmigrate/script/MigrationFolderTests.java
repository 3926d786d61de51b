package io.github.dbmigrate.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MigrationFolderTests {

	private Path root;

	private Path migrations;

	private MigrationFolder folder;

	@BeforeEach
	void prepare(@TempDir Path root) throws IOException {
		this.root = root.toRealPath();
		this.migrations = this.root.resolve("db/migration");
		this.folder = TestModule.inFileSystem(this.migrations);
	}

	private static Draft draft(String version, Snapshot snapshot) {
		return new Draft(Version.of(version), "change_" + version, "create table t" + version + " (id int);\r\n",
				"drop table t" + version + ";", snapshot, null);
	}

	private Path file(String name, String text) throws IOException {
		Path file = this.migrations.resolve(name);
		Files.createDirectories(file.getParent());
		return Files.writeString(file, text);
	}

	private List<String> filesOnDisk() throws IOException {
		try (Stream<Path> files = Files.walk(this.root)) {
			return files.filter(Files::isRegularFile)
				.map((path) -> this.root.relativize(path).toString())
				.sorted()
				.toList();
		}
	}

	@Test
	void createsBothFolders() {
		assertThat(this.folder.create()).containsExactly(this.migrations, this.root.resolve("db/undo"));
		assertThat(this.folder.create()).isEmpty();
		assertThat(this.folder.sources()).containsExactly(this.migrations);
	}

	@Test
	void anEmptyPlaceHasNothing() {
		assertThat(this.folder.migrations()).isEmpty();
		assertThat(this.folder.undo(Version.of("1"))).isEmpty();
		assertThat(this.folder.snapshot()).isEmpty();
		assertThat(this.folder.sources()).isEmpty();
	}

	@Test
	void anUndoFileThatWasReadAgainIsForTheMigrationAsItIsNow() throws IOException {
		Path undo = this.folder.write(draft("1", null)).get(1);
		file("V1__change_1.sql", "create table t1 (id bigint);\n");
		String before = Files.readString(undo);
		assertThat(this.folder.undo(Version.of("1")).orElseThrow().writtenFor())
			.isNotEqualTo(this.folder.migrations().get(0).checksum());
		assertThat(this.folder.reviewed(Version.of("1"))).isEqualTo(undo);
		assertThat(this.folder.undo(Version.of("1")).orElseThrow().writtenFor())
			.isEqualTo(this.folder.migrations().get(0).checksum());
		assertThat(Files.readString(undo).lines().skip(1)).containsExactlyElementsOf(before.lines().skip(1).toList());
	}

	@Test
	void whatIsWrittenIsReadBack() throws IOException {
		List<Path> written = this.folder.write(draft("1", Snapshots.users("1")));
		assertThat(written.get(0)).hasFileName("V1__change_1.sql").hasContent("create table t1 (id int);\n");
		MigrationFile file = this.folder.migrations().get(0);
		assertThat(file.description()).isEqualTo("change 1");
		UndoFile undo = this.folder.undo(Version.of("1")).orElseThrow();
		assertThat(undo.writtenFor()).isEqualTo(file.checksum());
		assertThat(undo.sql()).endsWith("drop table t1;\n");
		assertThat(undo.stopping()).isFalse();
		assertThat(this.folder.snapshot()).contains(Snapshots.users("1"));
		assertThat(filesOnDisk()).containsExactly("db/migration/V1__change_1.sql", "db/migration/schema-snapshot.json",
				"db/undo/U1__change_1.before.json", "db/undo/U1__change_1.sql");
	}

	@Test
	void aBaselineHasNoUndoAndAFileOfItsOwn() {
		this.folder
			.write(new Draft(Version.of("1"), "baseline", new Header(null, List.of(), "h2", true, List.of()).render(),
					null, Snapshots.users("1"), Snapshots.users("1")));
		assertThat(this.folder.undo(Version.of("1"))).isEmpty();
		assertThat(this.folder.baseline()).contains(Snapshots.users("1"));
		assertThat(this.folder.migrations().get(0).header().baseline()).isTrue();
	}

	@Test
	void readsVersionedFilesOfAllSubfoldersAndNothingElse() throws IOException {
		file("V2__b.sql", "");
		file("sub/V10__c.sql", "");
		file("V1_1.sql", "");
		file("R__view.sql", "");
		file("beforeMigrate.sql", "");
		file("Vacuum.sql", "");
		file("V3__java.txt", "");
		file(".hidden/V4__d.sql", "");
		assertThat(this.folder.migrations()).extracting(MigrationFile::fileName)
			.containsExactly("V1_1.sql", "V2__b.sql", "V10__c.sql");
	}

	@Test
	void twoFilesOfOneVersionAreNamed() throws IOException {
		file("V1__a.sql", "");
		file("sub/V1_0__a.sql", "");
		assertThatExceptionOfType(MigrationException.class).isThrownBy(this.folder::migrations)
			.withMessageContaining("db/migration/V1__a.sql")
			.withMessageContaining("sub/V1_0__a.sql")
			.satisfies((ex) -> assertThat(ex.failure()).isEqualTo(Failure.INPUT));
	}

	@Test
	void aFileInAnotherEncodingIsNamed() throws IOException {
		Files.write(file("V1__a.sql", ""), new byte[] { (byte) 0xe9 });
		assertThatExceptionOfType(MigrationException.class).isThrownBy(this.folder::migrations)
			.withMessageContaining("V1__a.sql is not encoded in UTF-8");
	}

	@Test
	void neitherMigrationNorUndoIsOverwritten() throws IOException {
		file("V1__change_1.sql", "mine");
		Files.createDirectories(this.root.resolve("db/undo"));
		Files.writeString(this.root.resolve("db/undo/U2__change_2.sql"), "mine");
		List<String> before = filesOnDisk();
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> this.folder.write(draft("1", Snapshots.users("1"))))
			.withMessageContaining("V1__change_1.sql");
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> this.folder.write(draft("2", Snapshots.users("2"))))
			.withMessageContaining("U2__change_2.sql");
		assertThat(filesOnDisk()).isEqualTo(before);
	}

	@Test
	void aFileWhereAFolderShouldBeLeavesNothingHalfWritten() throws IOException {
		Files.createDirectories(this.root.resolve("db"));
		Files.writeString(this.root.resolve("db/undo"), "a file");
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> this.folder.write(draft("1", Snapshots.users("1"))))
			.withMessageContaining(this.root.resolve("db/undo").toString())
			.satisfies((ex) -> assertThat(ex.failure()).isEqualTo(Failure.INPUT))
			.satisfies((ex) -> assertThat(ex.remedy()).contains("migration.directory"));
		assertThat(filesOnDisk()).containsExactly("db/undo");
		assertThat(this.migrations).doesNotExist();
	}

	@Test
	void removeRestoresTheSnapshotBeforeIt() throws IOException {
		this.folder.write(draft("1", Snapshots.users("1")));
		List<String> before = filesOnDisk();
		String text = Files.readString(this.migrations.resolve("schema-snapshot.json"));
		this.folder.write(draft("2", Snapshots.usersAndOrders("2")));
		assertThat(this.folder.remove(Version.of("2"))).extracting((path) -> path.getFileName().toString())
			.containsExactly("V2__change_2.sql", "U2__change_2.sql", "U2__change_2.before.json");
		assertThat(filesOnDisk()).isEqualTo(before);
		assertThat(this.migrations.resolve("schema-snapshot.json")).hasContent(text);
		this.folder.remove(Version.of("1"));
		assertThat(filesOnDisk()).isEmpty();
	}

	@Test
	void removeRestoresATableThatWasDropped() {
		this.folder.write(draft("1", Snapshots.usersAndOrders("1")));
		this.folder.write(draft("2", Snapshots.users("2")));
		this.folder.remove(Version.of("2"));
		assertThat(this.folder.snapshot()).contains(Snapshots.usersAndOrders("1"));
	}

	@Test
	void removeOfAHandWrittenFileLeavesTheSnapshot() {
		this.folder.write(draft("1", Snapshots.users("1")));
		this.folder.write(draft("2", null));
		this.folder.remove(Version.of("2"));
		assertThat(this.folder.snapshot()).contains(Snapshots.users("1"));
	}

	@Test
	void removeAfterARefreshForAHandWrittenFileRestoresTheSnapshot() throws IOException {
		this.folder.write(draft("1", Snapshots.users("1")));
		this.folder.write(draft("2", null));
		this.folder.refresh(Snapshots.usersAndOrders("2"));
		this.folder.refresh(Snapshots.usersAndOrders("2"));
		assertThat(this.folder.snapshot()).contains(Snapshots.usersAndOrders("2"));
		this.folder.remove(Version.of("2"));
		assertThat(this.folder.snapshot()).contains(Snapshots.users("1"));
		this.folder.remove(Version.of("1"));
		assertThat(filesOnDisk()).isEmpty();
	}

	@Test
	void removeTakesTheSettingsOfAScriptAlong() throws IOException {
		this.folder.write(draft("1", Snapshots.users("1")));
		file("V1__change_1.sql.conf", "placeholderReplacement=false");
		this.folder.remove(Version.of("1"));
		assertThat(filesOnDisk()).isEmpty();
	}

	@Test
	void onlyTheNewestIsRemoved() throws IOException {
		file("V1__a.sql", "");
		file("V2__b.sql", "");
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> this.folder.remove(Version.of("1")))
			.withMessageContaining("V2__b.sql");
		assertThat(this.folder.migrations()).hasSize(2);
	}

	@Test
	void aLostSnapshotStopsRemoveBeforeAnythingIsGone() throws IOException {
		this.folder.write(draft("1", Snapshots.users("1")));
		Files.delete(this.root.resolve("db/undo/U1__change_1.before.json"));
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> this.folder.remove(Version.of("1")))
			.withMessageContaining("before.json");
		assertThat(this.folder.migrations()).hasSize(1);
	}

	@Test
	void versionsInFileNamesKeepTheStyleOfTheFolder() throws IOException {
		assertThat(this.folder.write(draft("2.7", null)).get(0)).hasFileName("V2_7__change_2.7.sql");
		this.folder.remove(Version.of("2.7"));
		file("V2.7__a.sql", "");
		Version next = this.folder.nextVersion(List.of());
		assertThat(this.folder.write(draft(next.toString(), null)).get(0)).hasFileName("V2.8__change_2.8.sql");
	}

	@Test
	void refreshReplacesTheSnapshot() {
		this.folder.write(draft("1", Snapshots.users("1")));
		this.folder.refresh(Snapshots.usersAndOrders("1"));
		assertThat(this.folder.snapshot()).contains(Snapshots.usersAndOrders("1"));
	}

	@Test
	void anUndoFileStopsWhileItHasNoStatement() throws IOException {
		Path undo = Files.createDirectories(this.root.resolve("db/undo"));
		Files.writeString(undo.resolve("U1__a.sql"), "-- write me\n/* drop table t; */ ;\n");
		Files.writeString(undo.resolve("U2__a.sql"), "-- migration:nothing-to-undo only comments changed\n");
		Files.writeString(undo.resolve("U3__a.sql"), "-- x\ndrop table t;");
		assertThat(this.folder.undo(Version.of("1")).orElseThrow().stopping()).isTrue();
		assertThat(this.folder.undo(Version.of("2")).orElseThrow()).returns(false, UndoFile::stopping)
			.returns(true, UndoFile::nothingToUndo);
		assertThat(this.folder.undo(Version.of("3")).orElseThrow()).returns(false, UndoFile::stopping)
			.returns(null, UndoFile::writtenFor);
	}

	@Test
	void otherVendorsAreFoundBesideThisOne() throws IOException {
		Files.createDirectories(this.migrations.resolve("common"));
		TestModule.inFileSystem(this.migrations.resolve("h2")).write(draft("1", Snapshots.users("1")));
		Files.createDirectories(this.migrations.resolve("mariadb"));
		MigrationFolder postgres = MigrationFolder.of(TestModule.settingsOf(TestModule.classPath(), "postgresql", null,
				"filesystem:" + this.migrations + "/postgresql"));
		assertThat(postgres.otherVendors()).containsOnlyKeys("h2", "mariadb")
			.containsEntry("h2", Optional.of(Snapshots.users("1")))
			.containsEntry("mariadb", Optional.empty());
		assertThat(postgres.create()).contains(this.root.resolve("db/undo/postgresql"));
	}

}
