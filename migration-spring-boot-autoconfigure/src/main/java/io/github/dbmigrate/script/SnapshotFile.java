package io.github.dbmigrate.script;

import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;

import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.core.io.UrlResource;

/**
 * Reads the snapshots beside the V files.
 */
record SnapshotFile(Folders folders) {

	static final String SNAPSHOT = "schema-snapshot.json";

	static final String BASELINE = "schema-baseline.json";

	Optional<Snapshot> read(String name) {
		return this.folders.target()
			.map((folder) -> read(folder.resolve(name)))
			.orElseGet(() -> readFromClassPath(name));
	}

	static Optional<Snapshot> read(Path file) {
		return Files.exists(file) ? Optional.of(SnapshotJson.read(text(file), file.toString())) : Optional.empty();
	}

	static SnapshotBefore readBefore(Path file) {
		return SnapshotJson.readBefore(text(file), file.toString());
	}

	static String text(Path file) {
		try {
			return ScriptText.decode(Files.readAllBytes(file), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw ScriptText.unreadable(file.toString(), StandardCharsets.UTF_8, ex);
		}
	}

	private Optional<Snapshot> readFromClassPath(String name) {
		Map<String, String> locationsByText = new LinkedHashMap<>();
		for (Location location : this.folders.snapshotLocations()) {
			String path = location.path().isEmpty() ? name : location.path() + "/" + name;
			resources(path).forEach((text, address) -> locationsByText.putIfAbsent(text, address));
		}
		if (locationsByText.size() > 1) {
			throw new MigrationException(Failure.INPUT,
					"The class path holds different snapshots:\n  " + String.join("\n  ", locationsByText.values()),
					"Set migration.directory to the folder of this database's migration files.");
		}
		return locationsByText.entrySet()
			.stream()
			.findFirst()
			.map((entry) -> SnapshotJson.read(entry.getKey(), entry.getValue()));
	}

	private Map<String, String> resources(String path) {
		Map<String, String> texts = new LinkedHashMap<>();
		try {
			for (URL url : Collections.list(this.folders.settings().classLoader().getResources(path))) {
				byte[] bytes = new UrlResource(url).getContentAsByteArray();
				texts.putIfAbsent(ScriptText.decode(bytes, StandardCharsets.UTF_8), url.toString());
			}
		}
		catch (IOException ex) {
			throw ScriptText.unreadable("classpath:" + path, StandardCharsets.UTF_8, ex);
		}
		return texts;
	}

	/** The snapshots in the folders of other vendors beside the target. */
	Map<String, Optional<Snapshot>> otherVendors() {
		SortedMap<String, Optional<Snapshot>> others = new TreeMap<>();
		String vendor = this.folders.settings().vendor();
		Path target = this.folders.target().orElse(null);
		if (vendor != null && target != null && target.endsWith(vendor)) {
			Arrays.stream(DatabaseDriver.values())
				.map(DatabaseDriver::getId)
				.filter((id) -> !id.equals(vendor) && Files.isDirectory(target.resolveSibling(id)))
				.forEach((id) -> others.put(id, read(target.resolveSibling(id).resolve(SNAPSHOT))));
		}
		return others;
	}

}
