package io.github.dbmigrate.script;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How migration files are named and encoded: Flyway's configured values.
 *
 * @param prefix the prefix of versioned migrations, {@code V} by default
 * @param separator what stands between version and description, {@code __} by default
 * @param suffixes the suffixes of migrations, {@code .sql} by default; files are written
 * with the first
 * @param encoding the encoding of the files
 */
public record Naming(String prefix, String separator, List<String> suffixes, Charset encoding) {

	static final String UNDO_PREFIX = "U";

	static final String SQUASH_PREFIX = "B";

	public Naming {
		suffixes = List.copyOf(suffixes);
	}

	/**
	 * Reads the name of a file as Flyway does; empty for one that is not of this prefix.
	 */
	Optional<ScriptName> parse(String prefix, String fileName) {
		return this.suffixes.stream()
			.filter((suffix) -> fileName.startsWith(prefix) && endsWith(fileName, suffix)
					&& fileName.length() > prefix.length() + suffix.length())
			.findFirst()
			.flatMap((suffix) -> split(fileName.substring(prefix.length(), fileName.length() - suffix.length())));
	}

	static boolean endsWith(String fileName, String suffix) {
		return fileName.toLowerCase(Locale.ROOT).endsWith(suffix.toLowerCase(Locale.ROOT));
	}

	private Optional<ScriptName> split(String name) {
		int end = name.indexOf(this.separator);
		String version = (end < 0) ? name : name.substring(0, end);
		String description = (end < 0) ? "" : name.substring(end + this.separator.length());
		return Version.isVersion(version)
				? Optional.of(new ScriptName(Version.of(version), version, description.replace('_', ' ')))
				: Optional.empty();
	}

	/**
	 * The name of a file.
	 * @param dots whether the parts of the version are joined by dots, else by
	 * underscores
	 */
	String fileName(String prefix, Version version, boolean dots, String slug) {
		String joined = (dots || this.separator.equals("_")) ? version.toString()
				: version.toString().replace('.', '_');
		return prefix + joined + this.separator + slug + this.suffixes.get(0);
	}

}
