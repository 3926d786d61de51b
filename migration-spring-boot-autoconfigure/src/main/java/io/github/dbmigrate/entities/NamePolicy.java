package io.github.dbmigrate.entities;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.TableName;

/**
 * Gives constraints and indexes without a name one that people can read.
 */
final class NamePolicy {

	private static final Pattern INVENTED = Pattern.compile("(?i)[`\"]?(UK|FK|IDX)_?[0-9a-y]{18,25}[`\"]?");

	private static final int HASH_LENGTH = 9;

	private final SqlDialect dialect;

	private final Set<String> taken = new HashSet<>();

	NamePolicy(SqlDialect dialect) {
		this.dialect = dialect;
	}

	/** Whether Hibernate made the name up. */
	static boolean isInvented(String name) {
		return INVENTED.matcher(name).matches();
	}

	/** Keeps a name of the schema from being given to anything else. */
	void take(TableName table, String name) {
		this.taken.add(key(table, name));
	}

	/** A name of its own within the schema, the same for the same words. */
	String readable(String prefix, TableName table, List<String> parts) {
		String words = Stream.concat(Stream.of(prefix, table.name()), parts.stream())
			.map(NamePolicy::plain)
			.collect(Collectors.joining("_"));
		String name = shortened(words);
		for (int attempt = 0; !this.taken.add(key(table, name)); attempt++) {
			name = hashed(words, words + "/" + String.join("/", parts) + "/" + attempt);
		}
		return name;
	}

	private String shortened(String words) {
		return (length(words) > this.dialect.maxNameLength()) ? hashed(words, words) : stored(words);
	}

	private String hashed(String words, String hashedText) {
		CRC32 hash = new CRC32();
		hash.update(hashedText.getBytes(StandardCharsets.UTF_8));
		String head = words;
		while (length(head) > this.dialect.maxNameLength() - HASH_LENGTH) {
			head = head.substring(0, head.offsetByCodePoints(head.length(), -1));
		}
		return stored("%s_%08x".formatted(head.replaceAll("_+$", ""), hash.getValue()));
	}

	private String stored(String words) {
		return this.dialect.storedName(words, false);
	}

	private static String plain(String word) {
		return word.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "_").replaceAll("^_|_$", "");
	}

	private static int length(String name) {
		return name.getBytes(StandardCharsets.UTF_8).length;
	}

	private static String key(TableName table, String name) {
		return table.schema() + "." + name.toLowerCase(Locale.ROOT);
	}

}
