package io.github.dbmigrate.hazard;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.ColumnType;
import io.github.dbmigrate.schema.Generated;
import io.github.dbmigrate.schema.Identity;
import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * The definition of a column in a statement, with the constraints that stand in it.
 *
 * @param column the column
 * @param constraints what comes with it
 */
record DefinedColumn(Column column, List<Fact> constraints) {

	private static final String[] ENDS = { "constraint", "not null", "null", "default", "primary", "unique", "check",
			"references", "generated", "auto_increment", "identity", "comment", "collate", "first", "after", "before",
			"on", "key", "invisible", "visible", "stored", "virtual", "persistent", "as", "using", "exclude",
			"selectivity", "not" };

	private static final Pattern SERIAL = Pattern.compile("(?i)(?:small|big)?serial[248]?");

	private static final Pattern LITERAL = Pattern
		.compile("(?is)[-+(]*(?:(?:[a-z][a-z ]*|[\\w&]*)'.*'(?:::.*)?|[\\d.]+(?:e[-+]?\\d+)?|true|false|null)\\)*");

	private static final Pattern VOLATILE = Pattern.compile("(?i).*\\b(?:gen_random_uuid|uuid_generate_v\\w+|uuidv[47]|"
			+ "random|clock_timestamp|timeofday|nextval|setseed)\\s*\\(.*");

	private static final Pattern TIME = Pattern
		.compile("(?i)(?:current_timestamp|now|localtimestamp|current_date|current_time)\\b.*");

	static DefinedColumn read(Tokens tokens, TableName table) {
		return read(tokens, table, tokens.name());
	}

	/** Reads what stands behind the name of a column. */
	static DefinedColumn read(Tokens tokens, TableName table, String name) {
		return new Reader(tokens, table, name).read();
	}

	/** What there is to know about it. */
	static Fact fact(Kind kind, TableName table, Column column) {
		String value = (column.defaultValue() != null) ? column.defaultValue() : "";
		Generated generated = column.generated();
		return Fact.of(kind, table)
			.on(column.name())
			.typed(null, column.type())
			.saying(value)
			.with(Trait.NOT_NULL, !column.nullable())
			.with(Trait.DEFAULT, !value.isEmpty() && !value.equalsIgnoreCase("null"))
			.with(Trait.VOLATILE, VOLATILE.matcher(value.replaceAll("\\s+", " ")).matches())
			.with(Trait.EXPRESSION, isExpression(value))
			.with(Trait.IDENTITY, column.isIdentity())
			.with(Trait.GENERATED, generated != null)
			.with(Trait.STORED, generated != null && generated.stored());
	}

	private static boolean isExpression(String value) {
		return !value.isEmpty() && !LITERAL.matcher(value).matches() && !TIME.matcher(value).matches();
	}

	static ColumnType type(SqlDialect dialect, String text) {
		return dialect.type(text);
	}

	/**
	 * Reads one definition.
	 */
	private static final class Reader {

		private final Tokens tokens;

		private final TableName table;

		private final String name;

		private final List<Fact> constraints = new ArrayList<>();

		private boolean nullable = true;

		private @Nullable String defaultValue;

		private @Nullable Identity identity;

		private @Nullable Generated generated;

		private @Nullable String collation;

		private @Nullable String comment;

		Reader(Tokens tokens, TableName table, String name) {
			this.tokens = tokens;
			this.table = table;
			this.name = name;
		}

		DefinedColumn read() {
			String type = this.tokens.textUntil(ENDS);
			if (SERIAL.matcher(type).matches()) {
				this.identity = Identity.DEFAULT;
				this.nullable = false;
			}
			while (!this.tokens.done()) {
				clause();
			}
			ColumnType columnType = type.isEmpty() ? new ColumnType("", List.of()) : type(this.tokens.dialect(), type);
			return new DefinedColumn(new Column(this.name, columnType, this.nullable, this.defaultValue, this.identity,
					this.generated, this.collation, this.comment), List.copyOf(this.constraints));
		}

		private void clause() {
			String constraint = this.tokens.accept("constraint") ? this.tokens.name() : "";
			if (this.tokens.accept("not null")) {
				this.nullable = false;
				this.tokens.accept("enable");
			}
			else if (this.tokens.accept("default")) {
				this.defaultValue = value();
			}
			else if (this.tokens.accept("auto_increment")) {
				this.identity = Identity.DEFAULT;
			}
			else if (this.tokens.accept("collate")) {
				this.collation = this.tokens.name();
			}
			else if (this.tokens.acceptAny("generated", "as")) {
				generated();
			}
			else {
				constraint(constraint);
			}
		}

		private void constraint(String constraint) {
			if (this.tokens.accept("primary key")) {
				this.nullable = false;
				this.constraints.add(fact(Kind.ADD_PRIMARY_KEY, constraint));
			}
			else if (this.tokens.accept("unique")) {
				this.tokens.accept("key");
				this.constraints.add(fact(Kind.ADD_UNIQUE, constraint));
			}
			else if (this.tokens.accept("check")) {
				this.constraints.add(fact(Kind.ADD_CHECK, constraint).saying(this.tokens.bracketed().rest()));
			}
			else if (this.tokens.accept("references")) {
				this.constraints.add(fact(Kind.ADD_FOREIGN_KEY, constraint).to(this.tokens.table()).with(Trait.INLINE));
			}
			else if (this.tokens.accept("comment")) {
				this.comment = this.tokens.word();
			}
			else if (this.tokens.acceptAny("on delete", "on update")) {
				boolean action = this.tokens.acceptAny("set null", "set default", "no action");
				if (!action) {
					this.tokens.skip();
				}
			}
			else {
				this.tokens.skip();
			}
		}

		private Fact fact(Kind kind, String constraint) {
			return Fact.of(kind, this.table).named(constraint).on(this.name);
		}

		/** The first word of a value may be one that ends it. */
		private String value() {
			boolean sign = this.tokens.atAny("-", "+");
			String first = sign ? this.tokens.word() : "";
			if (this.tokens.accept("null")) {
				return "null";
			}
			return first + this.tokens.textUntil(ENDS);
		}

		private void generated() {
			boolean numbers = this.tokens.has("identity") && this.tokens.acceptAny("always as identity",
					"by default as identity", "by default on null as identity");
			if (numbers) {
				this.identity = Identity.DEFAULT;
				this.nullable = false;
				if (this.tokens.atBracket()) {
					this.tokens.skip();
				}
				return;
			}
			this.tokens.accept("always");
			this.tokens.accept("as");
			String expression = this.tokens.atBracket() ? this.tokens.bracketed().rest() : "";
			boolean virtual = this.tokens.accept("virtual");
			boolean stored = this.tokens.acceptAny("stored", "persistent");
			boolean usual = Stream.of("postgresql", "h2").anyMatch(this.tokens.dialect().vendor()::equals);
			this.generated = new Generated(expression, stored || (usual && !virtual));
		}

	}

}
