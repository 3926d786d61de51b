package io.github.dbmigrate.script;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.schema.TableName;

/**
 * The files of a database, wherever they are when they are asked for.
 */
final class MigrationFiles implements MigrationFolder {

	private final Folders folders;

	private final Naming naming;

	private final NextVersion nextVersion;

	private final StaleClasses staleClasses;

	MigrationFiles(FolderSettings settings, Clock clock) {
		this.folders = new Folders(settings);
		this.naming = settings.naming();
		this.nextVersion = new NextVersion(settings.versionFormat(), clock);
		this.staleClasses = new StaleClasses(settings.classLoader(), settings.application());
	}

	@Override
	public String location() {
		return this.folders.target().map(Path::toString).orElseGet(this.folders::locations);
	}

	@Override
	public List<Path> sources() {
		recover();
		return existing(this.folders.sources().stream());
	}

	@Override
	public List<Path> sources(String location) {
		recover();
		return existing(sourcesOf(location));
	}

	@Override
	public List<String> fromLibraries(String location) {
		return sourcesOf(location).map(this.folders::fromLibraries).flatMap(List::stream).toList();
	}

	private Stream<LocationSources> sourcesOf(String location) {
		return this.folders.sources()
			.stream()
			.filter((sources) -> Location.of(location).filter(sources.location()::equals).isPresent());
	}

	private static List<Path> existing(Stream<LocationSources> sources) {
		return sources.map(LocationSources::folders)
			.flatMap(List::stream)
			.filter(Files::isDirectory)
			.distinct()
			.toList();
	}

	@Override
	public List<String> warnings() {
		return this.staleClasses.warnings();
	}

	@Override
	public List<Path> create() {
		return writer().createFolders();
	}

	@Override
	public List<Path> launcher() {
		return new Launcher(this.folders.settings().application()).write();
	}

	@Override
	public Path writable() {
		return this.folders.target().orElseThrow(this.folders::noTarget);
	}

	@Override
	public List<MigrationFile> migrations() {
		recover();
		SortedMap<Version, MigrationFile> files = new TreeMap<>();
		for (MigrationFile file : all()) {
			MigrationFile other = files.put(file.version(), file);
			if (other != null) {
				throw new MigrationException(Failure.INPUT,
						"Two files have version " + file.version() + ":\n  " + other.location() + "\n  "
								+ file.location(),
						"db merge --renumber moves the one that this database has not run to the top; or delete one.");
			}
		}
		squashed().filter((file) -> standsAlone(file, files.headMap(file.version())))
			.ifPresent((file) -> files.putIfAbsent(file.version(), file));
		return List.copyOf(files.values());
	}

	/** Whether all are gone for which it stands; a branch may have brought others. */
	private static boolean standsAlone(MigrationFile squashed, SortedMap<Version, MigrationFile> below) {
		List<Version> replaced = squashed.header().replaced().stream().map(Replaced::version).toList();
		return below.isEmpty() || (!replaced.isEmpty() && below.keySet().stream().noneMatch(replaced::contains));
	}

	@Override
	public List<MigrationFile> all() {
		recover();
		Map<String, MigrationFile> files = new LinkedHashMap<>();
		scripts(this.folders.migrationPlaces(), this.naming.prefix(), (version) -> true).stream()
			.map((script) -> file(this.naming.prefix(), script))
			.sorted(Comparator.comparing(MigrationFile::version).thenComparing(MigrationFile::fileName))
			.forEach((file) -> files.putIfAbsent(file.fileName() + " " + file.checksum(), file));
		return List.copyOf(files.values());
	}

	@Override
	public Optional<MigrationFile> squashed() {
		return scripts(this.folders.migrationPlaces(), Naming.SQUASH_PREFIX, (version) -> true).stream()
			.map((script) -> file(Naming.SQUASH_PREFIX, script))
			.max(Comparator.comparing(MigrationFile::version));
	}

	private List<Script> scripts(List<Place> places, String prefix, Predicate<Version> wanted) {
		Predicate<String> named = (
				file) -> this.naming.parse(prefix, file).filter((name) -> wanted.test(name.version())).isPresent();
		return places.stream().flatMap((place) -> place.scripts(named).stream()).toList();
	}

	private MigrationFile file(String prefix, Script script) {
		ScriptName name = this.naming.parse(prefix, script.fileName()).orElseThrow();
		return new MigrationFile(name.version(), name.description(), script.fileName(), script.location(),
				Header.parse(script.text()), script.text(), ScriptText.checksum(script.text()));
	}

	private static MigrationException twice(String what, String file, String other) {
		return new MigrationException(Failure.INPUT, "Two files have " + what + ":\n  " + other + "\n  " + file,
				"Rename one of them, the one that no database has run yet, or delete it.");
	}

	@Override
	public Optional<UndoFile> undo(Version version) {
		return Optional.ofNullable(undos(version::equals).get(version));
	}

	@Override
	public Map<Version, UndoFile> undos() {
		return undos((version) -> true);
	}

	private Map<Version, UndoFile> undos(Predicate<Version> wanted) {
		recover();
		Map<Version, UndoFile> files = new TreeMap<>();
		for (Script script : scripts(this.folders.undoPlaces(), Naming.UNDO_PREFIX, wanted)) {
			UndoFile file = undo(script);
			UndoFile other = files.putIfAbsent(file.version(), file);
			if (other != null && !isSame(file, other)) {
				throw twice("the way back from " + file.version(), other.location(), file.location());
			}
		}
		return files;
	}

	private static boolean isSame(UndoFile file, UndoFile other) {
		return file.fileName().equals(other.fileName())
				&& ScriptText.checksum(file.sql()) == ScriptText.checksum(other.sql());
	}

	private UndoFile undo(Script script) {
		Version version = this.naming.parse(Naming.UNDO_PREFIX, script.fileName()).orElseThrow().version();
		String text = script.text();
		boolean nothingToUndo = UndoHeader.nothingToUndo(text);
		return new UndoFile(version, script.fileName(), script.location(), text, UndoHeader.writtenFor(text),
				nothingToUndo, !nothingToUndo && !ScriptText.hasStatement(text));
	}

	@Override
	public Optional<Snapshot> snapshot() {
		recover();
		return new SnapshotFile(this.folders).read(SnapshotFile.SNAPSHOT);
	}

	@Override
	public Optional<Snapshot> snapshotBefore(Version version) {
		Optional<Snapshot> snapshot = snapshot();
		if (this.folders.target().isEmpty()) {
			return snapshot;
		}
		UndoFolder undo = new UndoFolder(this.folders.undoTarget(), this.naming);
		List<MigrationFile> newestFirst = new ArrayList<>(migrations());
		Collections.reverse(newestFirst);
		for (MigrationFile file : newestFirst) {
			if (snapshot.isPresent() && file.version().compareTo(version) >= 0) {
				Snapshot after = snapshot.get();
				snapshot = undo.beforeOf(file.version())
					.map((before) -> SnapshotFile.readBefore(before).applyTo(after))
					.orElse(snapshot);
			}
		}
		return snapshot;
	}

	@Override
	public Optional<Snapshot> mergedSnapshot(List<Version> branch) {
		return snapshotMerge().map((merge) -> merge.merged(branch));
	}

	@Override
	public List<Version> snapshotHeads() {
		return snapshotMerge().map(SnapshotMerge::heads).orElse(List.of());
	}

	@Override
	public Optional<Snapshot> snapshotOrSide() {
		return isSnapshotInConflict() ? snapshotMerge().map(SnapshotMerge::oneSide) : snapshot();
	}

	@Override
	public boolean isSnapshotInConflict() {
		return snapshotMerge().filter(SnapshotMerge::isConflict).isPresent();
	}

	@Override
	public Optional<Snapshot> mergedSnapshotOf(List<MigrationFile> branch) {
		return snapshotMerge(beforeOf(branch), beforeOf(rest(branch)))
			.map((merge) -> merge.merged(branch.stream().map(MigrationFile::version).toList()));
	}

	/** What files say that was before them, by version although others have the same. */
	private Function<Version, Optional<SnapshotBefore>> beforeOf(List<MigrationFile> files) {
		UndoFolder undo = new UndoFolder(this.folders.undoTarget(), this.naming);
		return (version) -> files.stream()
			.filter((file) -> file.version().equals(version))
			.map((file) -> undo.before(file.fileName()))
			.filter(Files::exists)
			.map(SnapshotFile::readBefore)
			.findFirst();
	}

	private Optional<SnapshotMerge> snapshotMerge() {
		return snapshotMerge(this::before, this::before);
	}

	private Optional<SnapshotMerge> snapshotMerge(Function<Version, Optional<SnapshotBefore>> before,
			Function<Version, Optional<SnapshotBefore>> beforeOthers) {
		recover();
		return this.folders.target()
			.map((folder) -> folder.resolve(SnapshotFile.SNAPSHOT))
			.filter(Files::exists)
			.map((file) -> new SnapshotMerge(file.toString(), SnapshotFile.text(file), before, beforeOthers));
	}

	private Optional<SnapshotBefore> before(Version version) {
		return new UndoFolder(this.folders.undoTarget(), this.naming).beforeOf(version).map(SnapshotFile::readBefore);
	}

	@Override
	public Optional<Snapshot> baseline() {
		recover();
		return new SnapshotFile(this.folders).read(SnapshotFile.BASELINE);
	}

	@Override
	public Map<String, Optional<Snapshot>> otherVendors() {
		return new SnapshotFile(this.folders).otherVendors();
	}

	@Override
	public Version nextVersion(List<Version> known) {
		return this.nextVersion.after(all().stream().map(MigrationFile::version).toList(), known);
	}

	@Override
	public List<Path> write(List<Draft> drafts) {
		return writer().write(drafts);
	}

	@Override
	public Path refresh(Snapshot snapshot) {
		return writer().refresh(snapshot);
	}

	@Override
	public String squashName(Version version, String slug) {
		return writer().squashName(version, slug);
	}

	@Override
	public Path squash(Version version, String slug, String sql) {
		return writer().squash(version, slug, sql);
	}

	@Override
	public List<Path> prune(MigrationFile squashed) {
		return new FolderPrune(this.folders, writable(), migrations()).run(squashed);
	}

	@Override
	public Path reviewed(Version version) {
		return writer().reviewed(version);
	}

	@Override
	public List<Path> remove(Version version) {
		return new FolderRemoval(this.folders, writable(), migrations()).remove(version);
	}

	@Override
	public List<Path> renumber(Renumbering renumbering, List<Version> other) {
		return new FolderRenumber(this.folders, writable(), all()).run(renumbering, steps(renumbering, other));
	}

	/** What the snapshot is before each file that moves, as far as the files tell. */
	private List<Optional<Snapshot>> steps(Renumbering renumbering, List<Version> other) {
		Snapshot merged = renumbering.snapshot();
		List<MigrationFile> files = all().stream()
			.filter((file) -> renumbering.files().contains(file.fileName()))
			.toList();
		Optional<SnapshotMerge> merge = files.isEmpty() ? snapshotMerge()
				: snapshotMerge(beforeOf(files), beforeOf(rest(files)));
		return merge.filter((one) -> merged != null)
			.filter((one) -> one.isConflict() || Collections.disjoint(touched(files), touched(rest(files))))
			.map((one) -> one.steps(renumbering.branch(), files.isEmpty() ? other : List.of(),
					Objects.requireNonNull(merged)))
			.orElseGet(() -> Collections.nCopies(renumbering.branch().size() + 1, Optional.empty()));
	}

	/** The other files with the versions of these. */
	private List<MigrationFile> rest(List<MigrationFile> files) {
		List<Version> versions = files.stream().map(MigrationFile::version).toList();
		return all().stream().filter((file) -> versions.contains(file.version()) && !files.contains(file)).toList();
	}

	private Set<TableName> touched(List<MigrationFile> files) {
		return files.stream()
			.flatMap((file) -> beforeOf(List.of(file)).apply(file.version()).stream())
			.flatMap((before) -> before.touched().stream())
			.collect(Collectors.toSet());
	}

	private FolderWriter writer() {
		return new FolderWriter(this.folders, writable(), migrations());
	}

	private void recover() {
		this.folders.target().ifPresent(FileTransaction::recover);
	}

}
