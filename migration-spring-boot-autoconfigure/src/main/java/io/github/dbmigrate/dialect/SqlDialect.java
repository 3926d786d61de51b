package io.github.dbmigrate.dialect;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.dbmigrate.schema.Clause;
import io.github.dbmigrate.schema.ColumnType;
import io.github.dbmigrate.schema.ForeignKey.Action;
import io.github.dbmigrate.schema.Letters;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * What databases disagree on. A dialect file holds only the disagreements.
 */
public abstract class SqlDialect extends DdlStatements {

	private static final Pattern ESCAPE = Pattern.compile("\\\\(?:([0-9a-fA-F]{4})|\\+([0-9a-fA-F]{6})|\\\\)");

	private final Product product;

	SqlDialect(Product product) {
		this.product = product;
	}

	/**
	 * The dialect of a database.
	 * @param product the product name as JDBC reports it
	 * @param majorVersion the major version
	 * @param minorVersion the minor version
	 * @throws io.github.dbmigrate.schema.MigrationException when the product is not
	 * supported; names the supported ones
	 */
	public static SqlDialect of(String product, int majorVersion, int minorVersion) {
		return of(new Product(product, majorVersion, minorVersion, null, DatabaseSettings.USUAL));
	}

	/**
	 * This dialect where bare names mean objects of a schema.
	 * @param schema the schema, or {@code null} where it is not known
	 */
	public final SqlDialect in(@Nullable String schema) {
		return of(new Product(product(), majorVersion(), minorVersion(), schema, settings()));
	}

	/**
	 * This dialect where the database is set to something else than usual.
	 */
	public final SqlDialect with(DatabaseSettings settings) {
		return of(new Product(product(), majorVersion(), minorVersion(), this.product.schema(), settings));
	}

	private static SqlDialect of(Product version) {
		return switch (version.name()) {
			case "H2" -> new H2Dialect(version.atLeast(2));
			case "PostgreSQL" -> new PostgreSqlDialect(version);
			case "MariaDB" -> new MariaDbDialect(version);
			case "MySQL" -> new MySqlDialect(version.atLeast(8));
			default -> throw version.unsupported();
		};
	}

	/** The product name as JDBC reports it. */
	public final String product() {
		return this.product.name();
	}

	/** The version of the database, such as {@code 17.11}. */
	public final String version() {
		return majorVersion() + "." + minorVersion();
	}

	/** The major version of the database. */
	public final int majorVersion() {
		return this.product.majorVersion();
	}

	/** The minor version of the database. */
	public final int minorVersion() {
		return this.product.minorVersion();
	}

	/** How the database stores bare names, or {@code null} where that is as usual. */
	public final @Nullable Letters letters() {
		Letters letters = settings().letters();
		return (letters != DatabaseSettings.USUAL.letters()) ? letters : null;
	}

	/**
	 * The name for {@code {vendor}} in locations, as Spring Boot spells it.
	 */
	public abstract String vendor();

	/**
	 * The name as the database stores it.
	 * @param name the name as the model writes it
	 * @param quoted whether the model quotes it
	 */
	public abstract String storedName(String name, boolean quoted);

	/**
	 * The table as the database stores its name and that of its schema.
	 * @param table the names as {@link #storedName} gives them
	 */
	public TableName stored(TableName table) {
		return table;
	}

	/**
	 * Whether a bare name is refused or means something else, in any letter case.
	 */
	public final boolean isReserved(String name) {
		return isKeyword(name) && !settings().freed().contains(name.toLowerCase(Locale.ROOT));
	}

	/** What the database is set to. */
	final DatabaseSettings settings() {
		return this.product.settings();
	}

	private boolean isKeyword(String name) {
		return reservedWords().contains(name.toLowerCase(Locale.ROOT));
	}

	/** The words that cannot be a bare name, in lower case. */
	abstract Set<String> reservedWords();

	/**
	 * The longest name that the database keeps whole, in characters (PostgreSQL: bytes).
	 */
	public abstract int maxNameLength();

	/**
	 * Whether the database cuts a longer name off instead of refusing it.
	 */
	public boolean shortensNames() {
		return false;
	}

	/**
	 * Whether a failed migration leaves nothing behind.
	 */
	public abstract boolean rollsBackDdl();

	/**
	 * A type in the canonical spelling, from what Hibernate or the database writes.
	 */
	public abstract ColumnType type(String sql);

	/**
	 * Whether a generated column keeps its values in the row.
	 * @param clause what Hibernate writes behind the type of the column
	 */
	public boolean isStored(String clause) {
		return true;
	}

	/**
	 * Brings model and database to the same spelling, so that equal things are equal.
	 */
	public final Schema normalize(Schema schema) {
		return new Normalization(this).schema(schema);
	}

	/**
	 * A schema in which the sequences of serial columns are sequences of their own where
	 * somebody knows them by name.
	 * @param sequences the names
	 */
	public Schema tellingApart(Schema schema, Set<TableName> sequences) {
		return schema;
	}

	/**
	 * Brings an expression of model or database to the same spelling.
	 */
	public final String normalize(String sql) {
		return new Expressions(this, List.of()).normalize(sql);
	}

	/** An expression with literals as all databases write them. */
	String standard(String sql) {
		return sql;
	}

	/** A name within an expression as the column has it that it means. */
	String columnName(String name, List<String> columns) {
		return name;
	}

	/** A call of a built-in function under the name that the database gives back. */
	String function(String expression, ColumnType type) {
		return expression;
	}

	/** An expression without what only the database writes into it. */
	List<String> simplify(List<String> tokens) {
		return tokens;
	}

	/** A table whose parts the database tells in another form than the model. */
	Table prepare(Table table) {
		return table;
	}

	/** A referential action, where two of them are the same here. */
	Action action(Action action) {
		return action;
	}

	@Override
	public final Sql sql(String words) {
		return new Sql(this).words(words);
	}

	/** The table with its schema, where that is known. */
	final TableName qualified(TableName table) {
		return (table.schema() != null) ? table : new TableName(this.product.schema(), table.name());
	}

	/**
	 * The name as it is written in a statement: bare where it survives whatever the
	 * settings are, else quoted.
	 */
	final String identifier(String name) {
		boolean bare = bareName().matcher(name).matches() && !isKeyword(name);
		return bare ? bare(name) : quoted(name);
	}

	/**
	 * A stored name for people: as it would be written bare, never in quotes.
	 */
	public final String shown(String name) {
		return bareName().matcher(name).matches() ? bare(name) : name;
	}

	/**
	 * The name of a table for people.
	 */
	public final String shown(TableName table) {
		String name = shown(table.name());
		return (table.schema() != null) ? shown(table.schema()) + "." + name : name;
	}

	/**
	 * Names for people, with commas.
	 */
	public final String shown(List<String> names) {
		return String.join(", ", names.stream().map(this::shown).toList());
	}

	/** The stored names that a bare name can mean. */
	abstract Pattern bareName();

	/**
	 * Whether an index puts rows without a value where it does anyway.
	 * @param order what stands behind a column of an index, such as {@code desc}
	 */
	public boolean isUsualOrder(String order) {
		String words = order.toLowerCase(Locale.ROOT);
		return !words.contains("nulls") || words.contains("first") == nullsFirst(words.startsWith("desc"));
	}

	/** Where an index puts rows without a value. */
	boolean nullsFirst(boolean descending) {
		return !descending;
	}

	/**
	 * What the options of a constraint say that this database can tell again.
	 * @param options words behind the definition of a constraint
	 */
	public Set<Clause> clauses(String options) {
		return Set.of();
	}

	/** A stored name without quotes. */
	String bare(String name) {
		return name;
	}

	/** A stored name in quotes. */
	String quoted(String name) {
		return unicode(name, '"');
	}

	/** A string literal without the characters that open a placeholder of Flyway. */
	String literal(String value) {
		return unicode(value, '\'');
	}

	/** The value of a string literal. */
	String literalValue(String literal) {
		String inside = literal.substring(literal.indexOf('\'') + 1, literal.length() - 1).replace("''", "'");
		return literal.startsWith("'") ? inside : ESCAPE.matcher(inside).replaceAll(SqlDialect::unescape);
	}

	/** The name that stands in quotes. */
	String nameValue(String quoted) {
		String quote = quoted.substring(quoted.length() - 1);
		String inside = quoted.substring(quoted.indexOf(quote) + 1, quoted.length() - 1).replace(quote + quote, quote);
		return quoted.startsWith(quote) ? inside : ESCAPE.matcher(inside).replaceAll(SqlDialect::unescape);
	}

	private static String unescape(MatchResult escape) {
		String digits = (escape.group(1) != null) ? escape.group(1) : escape.group(2);
		return Matcher.quoteReplacement((digits != null) ? Character.toString(Integer.parseInt(digits, 16)) : "\\");
	}

	private static String unicode(String value, char quote) {
		String doubled = value.replace(String.valueOf(quote), "" + quote + quote);
		if (!value.contains("${")) {
			return quote + doubled + quote;
		}
		return "U&" + quote + doubled.replace("\\", "\\\\").replace("${", "\\0024{") + quote;
	}

	/**
	 * A database as it introduces itself.
	 *
	 * @param name the product name as JDBC reports it
	 * @param majorVersion the major version
	 * @param minorVersion the minor version
	 * @param schema the schema that bare names mean, or {@code null} where it is not
	 * known
	 * @param settings what it is set to
	 */
	record Product(String name, int majorVersion, int minorVersion, @Nullable String schema,
			DatabaseSettings settings) {

		Product atLeast(int oldest) {
			if (this.majorVersion < oldest) {
				throw unsupported();
			}
			return this;
		}

		MigrationException unsupported() {
			return new MigrationException(Failure.INPUT,
					"The database " + this.name + " " + this.majorVersion + "." + this.minorVersion
							+ " is not supported. Nothing was read or changed.",
					"Use one of H2 2.x, PostgreSQL, MariaDB, MySQL 8 or newer.");
		}

	}

}
