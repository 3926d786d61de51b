package io.github.dbmigrate.upgrade;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.dbmigrate.script.Draft;
import io.github.dbmigrate.script.Header;
import io.github.dbmigrate.script.MigrationFile;
import io.github.dbmigrate.script.MigrationFolder;
import io.github.dbmigrate.script.Snapshot;
import io.github.dbmigrate.script.UndoFile;
import io.github.dbmigrate.script.Version;
import org.flywaydb.core.internal.resolver.ChecksumCalculator;
import org.flywaydb.core.internal.resource.StringResource;
import org.jspecify.annotations.Nullable;

/**
 * A source folder with the files that a test writes, read anew at each call.
 */
final class FilesOnDisk implements MigrationFolder {

	private final Path root;

	private @Nullable Snapshot baseline;

	FilesOnDisk(Path root) {
		this.root = root;
		create();
	}

	FilesOnDisk migration(String name, String... statements) {
		return write(this.root.resolve("db/migration").resolve(name), statements);
	}

	FilesOnDisk undo(String name, String... statements) {
		return write(this.root.resolve("db/undo").resolve(name), statements);
	}

	FilesOnDisk baseline(Snapshot snapshot) {
		this.baseline = snapshot;
		return this;
	}

	void delete(String name) {
		try {
			Files.delete(this.root.resolve("db").resolve(name));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private FilesOnDisk write(Path file, String... statements) {
		try {
			Files.writeString(file, String.join("\n", statements) + "\n");
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	int checksum(String name) {
		return migrations().stream()
			.filter((file) -> file.fileName().equals(name))
			.findFirst()
			.orElseThrow()
			.checksum();
	}

	@Override
	public String location() {
		return this.root.resolve("db/migration").toString();
	}

	@Override
	public List<Path> sources() {
		return List.of(this.root.resolve("db/migration"));
	}

	@Override
	public List<Path> sources(String location) {
		return sources();
	}

	@Override
	public List<String> warnings() {
		return List.of();
	}

	@Override
	public List<Path> create() {
		try {
			return List.of(Files.createDirectories(this.root.resolve("db/migration")),
					Files.createDirectories(this.root.resolve("db/undo")));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public Path writable() {
		return sources().get(0);
	}

	@Override
	public List<MigrationFile> migrations() {
		return files("db/migration").filter((file) -> file.getFileName().toString().startsWith("V"))
			.map(FilesOnDisk::migration)
			.sorted(Comparator.comparing(MigrationFile::version))
			.toList();
	}

	private static MigrationFile migration(Path file) {
		String name = file.getFileName().toString();
		String sql = read(file);
		boolean baseline = sql.contains("migration:baseline");
		Header header = new Header(null, List.of(), null, baseline, List.of());
		return new MigrationFile(version(name), name.replaceAll("^.*__|\\.sql$", "").replace('_', ' '), name,
				file.toString(), header, sql, ChecksumCalculator.calculate(new StringResource(sql)));
	}

	@Override
	public Optional<UndoFile> undo(Version version) {
		return Optional.ofNullable(undos().get(version));
	}

	@Override
	public Map<Version, UndoFile> undos() {
		return files("db/undo").map(FilesOnDisk::undo).collect(Collectors.toMap(UndoFile::version, (file) -> file));
	}

	private static UndoFile undo(Path file) {
		String name = file.getFileName().toString();
		String sql = read(file);
		Integer writtenFor = sql.lines()
			.filter((line) -> line.startsWith("-- for "))
			.map((line) -> Integer.valueOf(line.substring(7)))
			.findFirst()
			.orElse(null);
		boolean nothing = sql.contains("migration:nothing-to-undo");
		boolean stopping = !nothing && sql.lines().allMatch((line) -> line.isBlank() || line.startsWith("--"));
		return new UndoFile(version(name), name, file.toString(), sql, writtenFor, nothing, stopping);
	}

	private Stream<Path> files(String folder) {
		try (Stream<Path> files = Files.list(this.root.resolve(folder))) {
			return files.toList().stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Version version(String name) {
		return Version.of(name.substring(1, name.indexOf("__")));
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public Optional<Snapshot> snapshot() {
		return Optional.empty();
	}

	@Override
	public Optional<Snapshot> baseline() {
		return Optional.ofNullable(this.baseline);
	}

	@Override
	public Map<String, Optional<Snapshot>> otherVendors() {
		return Map.of();
	}

	@Override
	public Version nextVersion(List<Version> known) {
		throw new UnsupportedOperationException();
	}

	@Override
	public List<Path> write(List<Draft> drafts) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Path refresh(Snapshot snapshot) {
		throw new UnsupportedOperationException();
	}

	@Override
	public String squashName(Version version, String slug) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Path squash(Version version, String slug, String sql) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Path reviewed(Version version) {
		UndoFile undo = undo(version).orElseThrow();
		int checksum = migrations().stream()
			.filter((file) -> file.version().equals(version))
			.findFirst()
			.orElseThrow()
			.checksum();
		undo(undo.fileName(), undo.sql().strip().replace("-- for " + undo.writtenFor(), "-- for " + checksum));
		return Path.of(undo.location());
	}

	@Override
	public List<Path> remove(Version version) {
		throw new UnsupportedOperationException();
	}

}
