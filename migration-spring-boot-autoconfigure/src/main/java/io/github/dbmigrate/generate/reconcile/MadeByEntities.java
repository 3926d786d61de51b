package io.github.dbmigrate.generate.reconcile;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import io.github.dbmigrate.generate.wording.ExpressionWords;
import io.github.dbmigrate.schema.TableName;
import io.github.dbmigrate.script.MigrationFile;
import org.jspecify.annotations.Nullable;

/**
 * What an earlier model had although the snapshot does not know it any more, since it was
 * kept: a statement that was generated speaks of it.
 *
 * @param statements the words of each generated statement, in lower case
 */
public record MadeByEntities(List<Set<String>> statements) {

	public static final MadeByEntities NOTHING = new MadeByEntities(List.of());

	public static MadeByEntities of(List<MigrationFile> files) {
		return new MadeByEntities(files.stream()
			.filter((file) -> !file.header().operations().isEmpty())
			.flatMap((file) -> statements(file.sql()))
			.map(ExpressionWords::names)
			.toList());
	}

	static Stream<String> statements(String sql) {
		return Stream.of(sql.replaceAll("(?m)^--.*$", "").split(";\\s*\\R"));
	}

	boolean includes(TableName table, @Nullable String column) {
		List<String> names = Stream.ofNullable(column).toList();
		return this.statements.stream()
			.filter((words) -> words.contains(lower(table.name())))
			.anyMatch((words) -> names.stream().allMatch((name) -> words.contains(lower(name))));
	}

	private static String lower(String name) {
		return name.toLowerCase(Locale.ROOT);
	}

}
