package io.github.dbmigrate.change;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.CheckConstraint;
import io.github.dbmigrate.schema.Clause;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.ForeignKey;
import io.github.dbmigrate.schema.ForeignKey.Action;
import io.github.dbmigrate.schema.Generated;
import io.github.dbmigrate.schema.Identity;
import io.github.dbmigrate.schema.Index;
import io.github.dbmigrate.schema.Numbering;
import io.github.dbmigrate.schema.PrimaryKey;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.Sequence;
import io.github.dbmigrate.schema.Sequence.ColumnName;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;
import io.github.dbmigrate.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/**
 * A schema written down in the words of a test, for any database.
 */
final class SchemaText {

	private static final Pattern COLUMN = Pattern
		.compile("(\\w+) ((?:enum|[a-z ]+?)(?:\\([^)]*\\))?)( identity)?( not null)?(?: default (.+?))?"
				+ "(?: generated \\((.+)\\))?(?: comment (.+))?");

	private static final Pattern CLAUSES = Pattern.compile("(.*) with ([A-Z_ ]+)");

	private static final Pattern SEQUENCE = Pattern
		.compile("sequence (\\w+) (\\d+) (\\d+)(?: from (\\d+) to (\\d+))?(?: cache (\\d+))?( cycle)?(?: as (\\w+))?"
				+ "(?: owned by (\\w+)\\.(\\w+))?");

	private static final Pattern NAMED = Pattern
		.compile("(pk|unique|index|uindex|fk|check) ?(\\w*) \\((.*?)\\)(?: -> (\\w+) "
				+ "\\((.*?)\\)(?: on delete ([a-z ]+?))?(?: on update ([a-z ]+))?)?");

	private final SqlDialect dialect;

	private final List<Table> tables = new ArrayList<>();

	private final List<Sequence> sequences = new ArrayList<>();

	private List<Column> columns = new ArrayList<>();

	private List<UniqueConstraint> uniques = new ArrayList<>();

	private List<Index> indexes = new ArrayList<>();

	private List<ForeignKey> foreignKeys = new ArrayList<>();

	private List<CheckConstraint> checks = new ArrayList<>();

	private @Nullable PrimaryKey key;

	private @Nullable String comment;

	private SchemaText(SqlDialect dialect) {
		this.dialect = dialect;
	}

	static Schema parse(SqlDialect dialect, String text) {
		SchemaText schema = new SchemaText(dialect);
		String table = null;
		for (String line : text.lines().filter((one) -> !one.isBlank()).toList()) {
			if (line.startsWith("  ")) {
				schema.part(line.strip());
				continue;
			}
			schema.finish(table);
			String[] words = line.split(" ");
			table = words[0].equals("table") ? words[1] : null;
			if (words[0].equals("sequence")) {
				schema.sequence(line);
			}
		}
		schema.finish(table);
		return dialect.normalize(Schema.of(schema.tables, schema.sequences));
	}

	private void finish(@Nullable String table) {
		if (table == null) {
			return;
		}
		this.tables.add(new Table(table(table), this.columns, this.key, this.uniques, this.indexes, this.foreignKeys,
				this.checks, this.comment, List.of()));
		this.columns = new ArrayList<>();
		this.uniques = new ArrayList<>();
		this.indexes = new ArrayList<>();
		this.foreignKeys = new ArrayList<>();
		this.checks = new ArrayList<>();
		this.key = null;
		this.comment = null;
	}

	private void sequence(String line) {
		Matcher words = SEQUENCE.matcher(line);
		if (!words.matches()) {
			throw new IllegalArgumentException(line);
		}
		Numbering numbering = new Numbering(Long.parseLong(words.group(2)), Long.parseLong(words.group(3)),
				number(words.group(4)), number(words.group(5)), number(words.group(6)), words.group(7) != null);
		ColumnName owner = (words.group(9) == null) ? null
				: new ColumnName(table(words.group(9)), name(words.group(10)));
		this.sequences.add(new Sequence(table(words.group(1)), numbering, words.group(8), owner, List.of()));
	}

	private static @Nullable Long number(@Nullable String text) {
		return (text != null) ? Long.valueOf(text) : null;
	}

	private void part(String text) {
		Matcher with = CLAUSES.matcher(text);
		String line = with.matches() ? with.group(1) : text;
		Set<Clause> clauses = with.matches()
				? Stream.of(with.group(2).split(" ")).map(Clause::valueOf).collect(Collectors.toSet()) : Set.of();
		Matcher named = NAMED.matcher(line);
		if (line.startsWith("comment ")) {
			this.comment = line.substring(8);
		}
		else if (line.startsWith("check ")) {
			String[] check = line.split(" ", 3);
			this.checks.add(new CheckConstraint(name(check[1]), check[2], clauses));
		}
		else if (named.matches()) {
			constraint(named.toMatchResult(), clauses);
		}
		else {
			column(line);
		}
	}

	private void column(String line) {
		Matcher matcher = COLUMN.matcher(line);
		if (!matcher.matches()) {
			throw new IllegalArgumentException(line);
		}
		boolean identity = matcher.group(3) != null;
		this.columns.add(new Column(name(matcher.group(1)), this.dialect.type(matcher.group(2)),
				matcher.group(4) == null && !identity, matcher.group(5), identity ? Identity.DEFAULT : null,
				(matcher.group(6) != null) ? new Generated(matcher.group(6), true) : null, null, matcher.group(7)));
	}

	private void constraint(MatchResult line, Set<Clause> clauses) {
		List<String> names = names(line.group(3));
		switch (line.group(1)) {
			case "pk" ->
				this.key = new PrimaryKey(line.group(2).isEmpty() ? null : name(line.group(2)), names, clauses);
			case "unique" -> this.uniques.add(new UniqueConstraint(name(line.group(2)), names, clauses));
			case "index" -> this.indexes.add(new Index(name(line.group(2)), parts(line.group(3)), false, null));
			case "uindex" -> this.indexes.add(new Index(name(line.group(2)), parts(line.group(3)), true, null));
			default -> this.foreignKeys.add(new ForeignKey(name(line.group(2)), names, table(line.group(4)),
					names(line.group(5)), action(line.group(6)), action(line.group(7)), clauses));
		}
	}

	private List<Index.Part> parts(String list) {
		return Arrays.stream(list.split(", "))
			.map((part) -> new Index.Part(name(part.split(" ")[0]), part.endsWith(" desc")))
			.toList();
	}

	private static Action action(@Nullable String words) {
		return (words != null) ? Action.valueOf(words.toUpperCase(java.util.Locale.ROOT).replace(' ', '_'))
				: Action.NO_ACTION;
	}

	private List<String> names(String list) {
		return Arrays.stream(list.split(", ")).map(this::name).toList();
	}

	private String name(String name) {
		return this.dialect.storedName(name, false);
	}

	private TableName table(String name) {
		return new TableName(null, name(name));
	}

}
