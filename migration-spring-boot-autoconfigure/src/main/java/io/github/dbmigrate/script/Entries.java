package io.github.dbmigrate.script;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Lists and flags of the snapshot file, where what is empty or false is left out.
 */
final class Entries {

	private Entries() {
	}

	static <T, R> @Nullable List<R> map(Collection<T> values, Function<T, R> entry) {
		return values.isEmpty() ? null : values.stream().map(entry).toList();
	}

	static <T, R> List<R> back(@Nullable List<T> entries, Function<T, R> value) {
		return list(entries).stream().map(value).toList();
	}

	static <T> List<T> list(@Nullable List<T> entries) {
		return (entries != null) ? entries : List.of();
	}

	static @Nullable Boolean flag(boolean value) {
		return value ? Boolean.TRUE : null;
	}

	static boolean isSet(@Nullable Boolean flag) {
		return Boolean.TRUE.equals(flag);
	}

	static void require(boolean condition, String otherwise) {
		if (!condition) {
			throw new IllegalArgumentException(otherwise);
		}
	}

}
