package io.github.dbmigrate.generate.rename;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.dbmigrate.dialect.Sql;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.generate.wording.ExpressionWords;
import io.github.dbmigrate.schema.CheckConstraint;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.ForeignKey;
import io.github.dbmigrate.schema.Generated;
import io.github.dbmigrate.schema.Identity;
import io.github.dbmigrate.schema.Index;
import io.github.dbmigrate.schema.Mapping;
import io.github.dbmigrate.schema.Mapping.ColumnOrigin;
import io.github.dbmigrate.schema.Mapping.TableOrigin;
import io.github.dbmigrate.schema.Model;
import io.github.dbmigrate.schema.PrimaryKey;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.Sequence;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;
import io.github.dbmigrate.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/**
 * A schema as it is once tables and columns have other names: keys, indexes and
 * expressions follow them.
 */
public final class RenamedSchema {

	private static final Pattern GREATEST = Pattern
		.compile("select max\\((.+?)\\) as number from (.+?)(?= union all select max\\(|\\) as numbered)");

	private final SortedMap<TableName, TableName> tables;

	private final SortedMap<TableName, Map<String, String>> columns;

	private final SqlDialect dialect;

	/**
	 * @param tables the new names by the old ones
	 * @param columns the new names by the old ones, by the new name of the table
	 */
	public RenamedSchema(SortedMap<TableName, TableName> tables, SortedMap<TableName, Map<String, String>> columns,
			SqlDialect dialect) {
		this.tables = tables;
		this.columns = columns;
		this.dialect = dialect;
	}

	public Schema of(Schema schema) {
		return Schema.of(schema.tables().values().stream().map(this::table).toList(),
				schema.sequences().values().stream().map(this::sequence).toList(), schema.types().values());
	}

	/**
	 * A model under the new names.
	 */
	public Model of(Model model) {
		SortedMap<TableName, TableOrigin> origins = new TreeMap<>();
		model.mapping().tables().forEach((old, origin) -> origins.put(name(old), origin(origin, names(name(old)))));
		return new Model(of(model.schema()), new Mapping(origins));
	}

	private static TableOrigin origin(TableOrigin old, UnaryOperator<String> names) {
		SortedMap<String, ColumnOrigin> columns = new TreeMap<>();
		old.columns().forEach((name, column) -> columns.put(names.apply(name), column));
		return new TableOrigin(old.entity(), columns, old.statedNames());
	}

	private TableName name(TableName old) {
		return this.tables.getOrDefault(old, old);
	}

	private UnaryOperator<String> names(TableName table) {
		Map<String, String> renamed = this.columns.getOrDefault(table, Map.of());
		return (column) -> renamed.getOrDefault(column, column);
	}

	private Table table(Table old) {
		TableName name = name(old.name());
		UnaryOperator<String> names = names(name);
		UnaryOperator<String> words = words(old.name(), name);
		PrimaryKey key = old.primaryKey();
		return new Table(name, old.columns().stream().map((column) -> column(column, names, words, name)).toList(),
				(key != null) ? new PrimaryKey(key.name(), all(key.columns(), names), key.clauses()) : null,
				old.uniqueConstraints()
					.stream()
					.map((unique) -> new UniqueConstraint(unique.name(), all(unique.columns(), names),
							unique.clauses()))
					.toList(),
				old.indexes().stream().map((index) -> index(index, names, words)).toList(),
				old.foreignKeys().stream().map((foreign) -> foreignKey(foreign, names)).toList(),
				old.checks()
					.stream()
					.map((check) -> new CheckConstraint(check.name(), words.apply(check.expression()), check.clauses()))
					.toList(),
				old.comment(), old.seed().stream().map(this::seed).toList(), old.options());
	}

	/** What a table begins with may be the greatest values of others. */
	private String seed(String statement) {
		return GREATEST.matcher(statement)
			.replaceAll(
					(greatest) -> Matcher.quoteReplacement(known().filter((old) -> text(old).equals(greatest.group(2)))
						.findFirst()
						.map((old) -> greatest(name(old), greatest.group(1)))
						.orElse(greatest.group())));
	}

	private Stream<TableName> known() {
		return Stream.concat(this.tables.keySet().stream(), this.columns.keySet().stream());
	}

	private String greatest(TableName table, String column) {
		Sql sql = this.dialect.sql("select max(");
		Optional<String> renamed = this.columns.getOrDefault(table, Map.of())
			.entrySet()
			.stream()
			.filter((entry) -> this.dialect.sql("").name(entry.getKey()).toString().equals(column))
			.map(Map.Entry::getValue)
			.findFirst();
		renamed.ifPresentOrElse(sql::name, () -> sql.words(column));
		return sql.words(") as number from").table(table).toString();
	}

	private String text(TableName table) {
		return this.dialect.sql("").table(table).toString();
	}

	private static Column column(Column old, UnaryOperator<String> names, UnaryOperator<String> words,
			TableName table) {
		Generated generated = old.generated();
		return new Column(names.apply(old.name()), old.type(), old.nullable(), old.defaultValue(),
				identity(old.identity(), table),
				(generated != null) ? new Generated(words.apply(generated.expression()), generated.stored()) : null,
				old.collation(), old.comment());
	}

	/** The sequence of a serial column moves with its table. */
	private static @Nullable Identity identity(@Nullable Identity identity, TableName table) {
		return (identity == null || identity.sequence() == null) ? identity : new Identity(identity.kind(),
				identity.numbering(), new TableName(table.schema(), identity.sequence().name()));
	}

	private static Index index(Index old, UnaryOperator<String> names, UnaryOperator<String> words) {
		return new Index(old.name(),
				old.columns()
					.stream()
					.map((part) -> new Index.Part(names.apply(part.column()), part.descending()))
					.toList(),
				old.unique(), (old.definition() != null) ? words.apply(old.definition()) : null);
	}

	private ForeignKey foreignKey(ForeignKey old, UnaryOperator<String> names) {
		TableName referenced = name(old.referenced());
		return new ForeignKey(old.name(), all(old.columns(), names), referenced,
				all(old.referencedColumns(), names(referenced)), old.onDelete(), old.onUpdate(), old.clauses());
	}

	private Sequence sequence(Sequence old) {
		Sequence.ColumnName owner = old.owner();
		return new Sequence(old.name(), old.numbering(), old.type(), (owner != null) ? column(owner) : null,
				old.feeds().stream().map(this::column).toList());
	}

	private Sequence.ColumnName column(Sequence.ColumnName old) {
		TableName table = name(old.table());
		return new Sequence.ColumnName(table, names(table).apply(old.column()));
	}

	private static List<String> all(List<String> columns, UnaryOperator<String> names) {
		return columns.stream().map(names).toList();
	}

	private UnaryOperator<String> words(TableName before, TableName after) {
		Map<String, String> renamed = new HashMap<>(this.columns.getOrDefault(after, Map.of()));
		if (!before.name().equals(after.name())) {
			renamed.putIfAbsent(before.name(), after.name());
		}
		return (expression) -> ExpressionWords.replace(expression, renamed, this.dialect);
	}

}
