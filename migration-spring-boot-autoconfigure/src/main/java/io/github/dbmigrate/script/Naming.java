package io.github.dbmigrate.script;

import java.nio.charset.Charset;
import java.util.List;

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

	public Naming {
		suffixes = List.copyOf(suffixes);
	}

}
