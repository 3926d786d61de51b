package io.github.dbmigrate.generate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import javax.sql.DataSource;

import io.github.dbmigrate.database.DatabaseSource;
import io.github.dbmigrate.generate.ask.DropPolicy;
import io.github.dbmigrate.hazard.Severities;
import io.github.dbmigrate.script.Draft;
import io.github.dbmigrate.script.FolderSettings;
import io.github.dbmigrate.script.Header;
import io.github.dbmigrate.script.MigrationFolder;
import io.github.dbmigrate.script.Naming;
import io.github.dbmigrate.script.Version;
import io.github.dbmigrate.script.VersionFormat;
import io.github.dbmigrate.upgrade.MigrationRunner;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Files of two branches, as they lie in one folder after git merged them.
 */
final class BranchFiles {

	private static final Naming NAMING = new Naming("V", "__", List.of(".sql"), StandardCharsets.UTF_8);

	private final Path directory;

	private final MigrationFolder folder;

	BranchFiles(Path root) {
		this.directory = root.resolve("db/migration");
		this.folder = MigrationFolder.of(new FolderSettings(List.of("classpath:db/migration"), null,
				this.directory.toString(), NAMING, VersionFormat.AUTO, BranchFiles.class.getClassLoader(), null));
		this.folder.create();
	}

	/** A file with its parents in the header. */
	BranchFiles generated(String version, String parents, String sql, String undo) {
		List<Version> versions = Arrays.stream(parents.split(","))
			.filter((parent) -> !parent.isEmpty())
			.map(Version::of)
			.toList();
		String header = new Header("File " + version, versions, null, false, List.of()).render();
		this.folder.write(
				new Draft(Version.of(version), "file_" + version, header + "\n" + sql + "\n", undo + "\n", null, null));
		return this;
	}

	BranchFiles byHand(String version, String sql) {
		try {
			Files.writeString(this.directory.resolve("V" + version + "__by_hand.sql"), sql + "\n");
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	MigrationFolder folder() {
		return this.folder;
	}

	List<String> names() {
		return this.folder.migrations().stream().map((file) -> file.fileName()).toList();
	}

	MigrationRunner runner(DataSource dataSource) {
		return new MigrationRunner("main",
				Flyway.configure().dataSource(dataSource).locations("classpath:db/migration").load(), this.folder);
	}

	MigrationGenerator generator(DataSource dataSource) {
		return new MigrationGenerator((dialect, schema) -> {
			throw new IllegalStateException("no entities are asked");
		}, new DatabaseSource(dataSource, null), this.folder, runner(dataSource), new GenerateRules(DropPolicy.ASK,
				List.of(), List.of(), true, Online.AUTO, GenerateRules.LARGE, Severities.DEFAULT));
	}

	FluentConfiguration plainFlyway(DataSource dataSource) {
		return Flyway.configure().dataSource(dataSource).locations("filesystem:" + this.directory);
	}

}
