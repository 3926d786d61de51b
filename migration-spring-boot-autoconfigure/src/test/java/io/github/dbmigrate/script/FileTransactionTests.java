package io.github.dbmigrate.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.github.dbmigrate.schema.MigrationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FileTransactionTests {

	private Path folder;

	private Path undo;

	private Path snapshot;

	private Path migration;

	@BeforeEach
	void prepare(@TempDir Path root) throws IOException {
		this.folder = Files.createDirectories(root.toRealPath().resolve("db/migration"));
		this.undo = this.folder.resolve("../undo/U1__a.sql").normalize();
		this.snapshot = Files.writeString(this.folder.resolve("schema-snapshot.json"), "before");
		this.migration = this.folder.resolve("V1__a.sql");
	}

	private FileJournal open() throws IOException {
		return FileJournal.open(this.folder, List.of(this.undo, this.snapshot, this.migration));
	}

	private List<String> files() throws IOException {
		try (Stream<Path> files = Files.walk(this.folder.getParent())) {
			return files.filter((file) -> !file.equals(this.folder.getParent()))
				.map((file) -> this.folder.getParent().relativize(file).toString())
				.sorted()
				.toList();
		}
	}

	/** Leaves the files as a process does that is killed: only the lock goes. */
	private void cutOff(FileJournal journal) throws IOException {
		journal.release();
	}

	@Test
	void aRunThatIsCutOffBeforeTheMigrationIsTakenBack() throws IOException {
		FileJournal journal = open();
		FileJournal.writeAtomically(this.undo, new byte[] { 1 });
		FileJournal.writeAtomically(this.snapshot, new byte[] { 2 });
		Files.writeString(this.folder.resolve(".V1__a.sql.tmp"), "half");
		cutOff(journal);
		FileTransaction.recover(this.folder);
		assertThat(this.snapshot).hasContent("before");
		assertThat(files()).containsExactly("migration", "migration/schema-snapshot.json");
	}

	@Test
	void aRunThatIsCutOffAfterTheMigrationStands() throws IOException {
		FileJournal journal = open();
		for (Path file : List.of(this.undo, this.snapshot, this.migration)) {
			FileJournal.writeAtomically(file, new byte[] { 'x' });
		}
		cutOff(journal);
		FileTransaction.recover(this.folder);
		assertThat(this.snapshot).hasContent("x");
		assertThat(files()).containsExactly("migration", "migration/V1__a.sql", "migration/schema-snapshot.json",
				"undo", "undo/U1__a.sql");
	}

	@Test
	void aRemovalThatIsCutOffIsTakenBack() throws IOException {
		Files.writeString(this.migration, "x");
		FileJournal journal = FileJournal.open(this.folder, List.of(this.snapshot, this.migration));
		Files.delete(this.snapshot);
		cutOff(journal);
		FileTransaction.recover(this.folder);
		assertThat(this.snapshot).hasContent("before");
		assertThat(files()).containsExactly("migration", "migration/V1__a.sql", "migration/schema-snapshot.json");
	}

	@Test
	void aJournalThatNothingIsNotedInIsLeftover() throws IOException {
		Files.createDirectories(this.folder.resolve(".migration-journal"));
		Files.writeString(this.folder.resolve(".migration-journal/0"), "half a copy");
		Files.writeString(this.folder.resolve(".migration-journal/.list.tmp"), "half a list");
		FileTransaction.recover(this.folder);
		assertThat(files()).containsExactly("migration", "migration/schema-snapshot.json");
	}

	@Test
	void aRunningWriterIsLeftAloneAndNotJoined() throws IOException {
		try (FileJournal journal = open()) {
			List<String> during = files();
			FileTransaction.recover(this.folder);
			assertThat(files()).isEqualTo(during);
			FileTransaction second = new FileTransaction(this.folder).create(this.migration, new byte[0]);
			assertThatExceptionOfType(MigrationException.class).isThrownBy(second::run)
				.withMessageContaining("Another process is writing migration files");
			assertThat(files()).isEqualTo(during);
			journal.rollBack();
		}
		assertThat(files()).containsExactly("migration", "migration/schema-snapshot.json");
	}

	@Test
	void aFailureTakesBackWhatWasWritten() throws IOException {
		Path obstacle = Files.createDirectories(this.folder.resolve(".V1__a.sql.tmp/x"));
		FileTransaction transaction = new FileTransaction(this.folder).create(this.undo, new byte[] { 1 })
			.replace(this.snapshot, new byte[] { 2 })
			.create(this.migration, new byte[] { 3 });
		assertThatExceptionOfType(MigrationException.class).isThrownBy(transaction::run)
			.withMessageContaining(this.migration.toString());
		assertThat(this.snapshot).hasContent("before");
		assertThat(this.undo.getParent()).doesNotExist();
		assertThat(obstacle).exists();
	}

	@Test
	void whatCannotBeTakenBackIsTakenBackLater() throws IOException {
		FileJournal journal = open();
		FileJournal.writeAtomically(this.snapshot, new byte[] { 2 });
		Path obstacle = Files.createDirectories(this.migration.resolve("x"));
		assertThatExceptionOfType(IOException.class).isThrownBy(journal::rollBack);
		journal.close();
		Files.delete(obstacle);
		Files.delete(this.migration);
		FileTransaction.recover(this.folder);
		assertThat(this.snapshot).hasContent("before");
		assertThat(files()).containsExactly("migration", "migration/schema-snapshot.json");
	}

	@Test
	void theFolderRepairsItselfWhenItIsNextRead() throws IOException {
		Files.writeString(this.snapshot, SnapshotJson.write(Snapshots.users("0")));
		FileJournal journal = open();
		Files.writeString(this.snapshot, SnapshotJson.write(Snapshots.users("1")));
		cutOff(journal);
		assertThat(TestModule.inFileSystem(this.folder).snapshot()).contains(Snapshots.users("0"));
	}

}
