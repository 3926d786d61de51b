package io.github.dbmigrate.script;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * Scripts at the root of a project that compile it and run a {@code db} command: one for
 * {@code sh}, one for Windows.
 *
 * @param application the main class of the application, or {@code null} where there is
 * none
 */
record Launcher(@Nullable Class<?> application) {

	private static final String NAME = "dbw";

	private static final List<String> SETTINGS = List.of("settings.gradle", "settings.gradle.kts");

	/**
	 * Writes the scripts, unless they are there as they would be written.
	 * @return the files written
	 */
	List<Path> write() {
		Path module = module();
		Path root = root(module);
		String folder = root.equals(module) ? "" : slashed(root.relativize(module));
		Map<Path, String> texts = new LinkedHashMap<>();
		texts.put(root.resolve(NAME), script(folder));
		texts.put(root.resolve(NAME + ".cmd"), commands(folder));
		List<Path> missing = texts.keySet()
			.stream()
			.filter((file) -> !isThere(file, String.valueOf(texts.get(file))))
			.toList();
		missing.forEach((file) -> write(file, String.valueOf(texts.get(file))));
		return missing;
	}

	private String script(String folder) {
		return template("dbw.sh").replace("@MAIN@", quoted(main()))
			.replace("@MODULE@", folder.isEmpty() ? "" : quoted("/" + folder));
	}

	/** Lines end as Windows ends them; a percent sign stands for itself when doubled. */
	private String commands(String folder) {
		String safe = folder.replace("%", "%%");
		return template("dbw.cmd").replace("@MAIN@", main())
			.replace("@MODULE@", folder.isEmpty() ? "" : "\\" + safe.replace('/', '\\'))
			.replace("@PROJECT@", folder.isEmpty() ? "" : " -pl \"" + safe + "\" -am")
			.replace("\n", "\r\n");
	}

	private Path module() {
		return SourceSearch.rootOf(this.application)
			.flatMap(BuildOutput::of)
			.map(BuildOutput::module)
			.orElseThrow(() -> new MigrationException(Failure.INPUT,
					"The application does not run from a project with sources, so there is no place for " + NAME
							+ ". Nothing was written.",
					"Build it and run the command from there: java -jar target/app.jar db init --launcher"));
	}

	/**
	 * Where the whole build begins: a launcher builds the modules that this one needs.
	 */
	private static Path root(Path module) {
		Path parent = module.getParent();
		if (Files.isRegularFile(module.resolve("pom.xml"))) {
			return (parent != null && lists(parent.resolve("pom.xml"))) ? root(parent) : module;
		}
		return Stream.iterate(module, Objects::nonNull, Path::getParent)
			.filter((folder) -> SETTINGS.stream().anyMatch((name) -> Files.isRegularFile(folder.resolve(name))))
			.findFirst()
			.orElse(module);
	}

	private static boolean lists(Path pom) {
		return Files.isRegularFile(pom) && text(pom).contains("<module>");
	}

	/** Kotlin has the main function of {@code App.kt} in a class of its own. */
	private String main() {
		Class<?> type = Objects.requireNonNull(this.application);
		String file = type.getName() + "Kt";
		boolean own = Optional.ofNullable(ClassUtils.getMethodIfAvailable(type, "main", String[].class)).isPresent();
		return (!own && ClassUtils.isPresent(file, type.getClassLoader())) ? file : type.getName();
	}

	private static boolean isThere(Path file, String text) {
		if (!Files.exists(file)) {
			return false;
		}
		if (!text(file).replace("\r", "").equals(text.replace("\r", ""))) {
			throw new MigrationException(Failure.INPUT,
					file + " is there already and is another one. It was not changed.",
					"Remove it, then run db init --launcher again.");
		}
		return true;
	}

	private static void write(Path file, String text) {
		try {
			Files.writeString(file, text);
			if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
				Set<PosixFilePermission> permissions = EnumSet.copyOf(Files.getPosixFilePermissions(file));
				permissions.addAll(Set.of(PosixFilePermission.OWNER_EXECUTE, PosixFilePermission.GROUP_EXECUTE,
						PosixFilePermission.OTHERS_EXECUTE));
				Files.setPosixFilePermissions(file, permissions);
			}
		}
		catch (IOException ex) {
			throw new MigrationException(Failure.INPUT, file + " cannot be written: " + ex.getMessage() + ".",
					"Make the folder writable.", ex);
		}
	}

	private static String quoted(String word) {
		return "'" + word.replace("'", "'\\''") + "'";
	}

	private static String slashed(Path path) {
		return path.toString().replace('\\', '/');
	}

	private static String template(String name) {
		try (InputStream script = Launcher.class.getResourceAsStream(name)) {
			return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String text(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
