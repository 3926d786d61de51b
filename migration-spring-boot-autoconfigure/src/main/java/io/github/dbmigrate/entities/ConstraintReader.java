package io.github.dbmigrate.entities;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.Clause;
import io.github.dbmigrate.schema.ForeignKey;
import io.github.dbmigrate.schema.Index;
import io.github.dbmigrate.schema.PrimaryKey;
import io.github.dbmigrate.schema.TableName;
import io.github.dbmigrate.schema.UniqueConstraint;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.naming.NamingHelper;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Selectable;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UniqueKey;
import org.jspecify.annotations.Nullable;

/**
 * Reads keys and indexes of the mapping as Hibernate would create them.
 */
final class ConstraintReader {

	private static final Pattern ACTION = Pattern
		.compile("(?i)on\\s+(delete|update)\\s+(cascade|set\\s+null|set\\s+default|restrict|no\\s+action)");

	private final Metadata metadata;

	private final SqlDialect dialect;

	private final StoredNames names;

	private final ColumnReader columns;

	private final GivenNames given;

	ConstraintReader(Metadata metadata, SqlDialect dialect, StoredNames names, ColumnReader columns, GivenNames given) {
		this.metadata = metadata;
		this.dialect = dialect;
		this.names = names;
		this.columns = columns;
		this.given = given;
	}

	@Nullable PrimaryKey primaryKey(Table table) {
		return (table.hasPrimaryKey() && !table.getPrimaryKey().getColumns().isEmpty())
				? new PrimaryKey(null, columnNames(table.getPrimaryKey().getColumns())) : null;
	}

	/** Puts what columns say about uniqueness among the keys of their table. */
	void declareUniqueColumns(Table table) {
		for (Column column : List.copyOf(table.getColumns())) {
			if ((column.isUnique() || this.columns.definition(column).unique()) && !table.isPrimaryKey(column)) {
				table.getOrCreateUniqueKey(uniqueKeyName(table, column)).addColumn(column);
			}
		}
	}

	private String uniqueKeyName(Table table, Column column) {
		return (column.getUniqueKeyName() != null) ? column.getUniqueKeyName()
				: NamingHelper.INSTANCE.generateHashedConstraintName("UK", table.getNameIdentifier(),
						this.metadata.getDatabase().toIdentifier(column.getQuotedName()));
	}

	List<UniqueConstraint> uniqueConstraints(Table table) {
		return table.getUniqueKeys()
			.values()
			.stream()
			.filter((key) -> !key.getColumns().isEmpty())
			.sorted(Comparator.comparing(UniqueKey::getName))
			.map((key) -> uniqueConstraint(table, key))
			.sorted(Comparator.comparing(UniqueConstraint::name))
			.toList();
	}

	private UniqueConstraint uniqueConstraint(Table table, UniqueKey key) {
		List<String> columns = columnNames(key.getColumns());
		return new UniqueConstraint(this.given.bare("uk", this.names.of(table), key.getName(), columns), columns,
				clauses(key.getOptions()));
	}

	private Set<Clause> clauses(@Nullable String options) {
		return (options != null) ? this.dialect.clauses(options) : Set.of();
	}

	List<Index> indexes(Table table) {
		return table.getIndexes()
			.values()
			.stream()
			.sorted(Comparator.comparing(org.hibernate.mapping.Index::getName))
			.map((index) -> index(this.names.of(table), index))
			.sorted(Comparator.comparing(Index::name))
			.toList();
	}

	private Index index(TableName table, org.hibernate.mapping.Index index) {
		List<String> words = index.getSelectables().stream().map(this::words).toList();
		String name = indexName(table, index.getName(), words);
		boolean plain = index.getSelectables()
			.stream()
			.allMatch((part) -> isColumn(index.getTable(), part)
					&& this.dialect.isUsualOrder(index.getSelectableOrderMap().getOrDefault(part, "")))
				&& (index.getOptions() == null || index.getOptions().isBlank());
		return plain
				? new Index(name, index.getSelectables().stream().map((part) -> part(index, part)).toList(),
						index.isUnique(), null)
				: new Index(name, List.of(), index.isUnique(), definition(name, table, index));
	}

	private String indexName(TableName table, String name, List<String> words) {
		boolean qualified = this.metadata.getDatabase().getDialect().qualifyIndexName();
		return qualified ? this.given.name("ix", table, name, words) : this.given.bare("ix", table, name, words);
	}

	/** Hibernate takes an expression for a column that the table has not. */
	private static boolean isColumn(Table table, Selectable part) {
		return part instanceof Column column && table.containsColumn(column);
	}

	private Index.Part part(org.hibernate.mapping.Index index, Selectable selectable) {
		String order = index.getSelectableOrderMap().getOrDefault(selectable, "");
		return new Index.Part(words(selectable), order.toLowerCase(Locale.ROOT).startsWith("desc"));
	}

	private String words(Selectable selectable) {
		return (selectable instanceof Column column) ? this.names.of(column) : selectable.getText();
	}

	private String definition(String name, TableName table, org.hibernate.mapping.Index index) {
		String columns = index.getSelectables()
			.stream()
			.map((part) -> text(index.getTable(), part)
					+ index.getSelectableOrderMap().getOrDefault(part, "").replaceFirst("^(?=.)", " "))
			.collect(Collectors.joining(", ", "(", ")"));
		String options = (index.getOptions() != null) ? index.getOptions() : "";
		return this.dialect.sql(index.isUnique() ? "create unique index" : "create index")
			.name(name)
			.words("on")
			.table(table)
			.expression((columns + " " + options).strip())
			.toString();
	}

	private String text(Table table, Selectable part) {
		return (part instanceof Column column && !isColumn(table, part)) ? column.getName()
				: part.getText(this.metadata.getDatabase().getDialect());
	}

	List<ForeignKey> foreignKeys(Table table) {
		return table.getForeignKeyCollection()
			.stream()
			.filter((key) -> key.isPhysicalConstraint() && key.isCreationEnabled())
			.sorted(Comparator.comparing(org.hibernate.mapping.ForeignKey::getName))
			.map((key) -> foreignKey(this.names.of(table), key))
			.sorted(Comparator.comparing(ForeignKey::name))
			.toList();
	}

	private ForeignKey foreignKey(TableName table, org.hibernate.mapping.ForeignKey key) {
		TableName referenced = this.names.of(key.getReferencedTable());
		List<String> columns = columnNames(key.getColumns());
		List<String> referencedColumns = columnNames(key.isReferenceToPrimaryKey()
				? key.getReferencedTable().getPrimaryKey().getColumns() : key.getReferencedColumns());
		String name = this.given.name("fk", table, key.getName(), shortWords(columns, referenced, referencedColumns));
		String raw = key.getKeyDefinition() + " " + key.getOptions();
		return new ForeignKey(name, columns, referenced, referencedColumns, onDelete(key.getOnDeleteAction(), raw),
				action(raw, "update"), clauses(raw));
	}

	private static List<String> shortWords(List<String> columns, TableName referenced, List<String> referencedColumns) {
		if (columns.size() > 1) {
			return List.of(referenced.name());
		}
		String column = columns.get(0);
		String tail = "_" + referencedColumns.get(0);
		boolean told = column.length() > tail.length()
				&& column.toLowerCase(Locale.ROOT).endsWith(tail.toLowerCase(Locale.ROOT));
		return List.of(told ? column.substring(0, column.length() - tail.length()) : column);
	}

	private static ForeignKey.Action onDelete(@Nullable OnDeleteAction stated, String raw) {
		return (stated != null && stated != OnDeleteAction.NO_ACTION) ? ForeignKey.Action.valueOf(stated.name())
				: action(raw, "delete");
	}

	private static ForeignKey.Action action(String raw, String event) {
		Matcher matcher = ACTION.matcher(raw);
		while (matcher.find()) {
			if (matcher.group(1).equalsIgnoreCase(event)) {
				return ForeignKey.Action.valueOf(matcher.group(2).toUpperCase(Locale.ROOT).replaceAll("\\s+", "_"));
			}
		}
		return ForeignKey.Action.NO_ACTION;
	}

	private List<String> columnNames(List<Column> columns) {
		List<String> names = new ArrayList<>();
		columns.forEach((column) -> names.add(this.names.of(column)));
		return names;
	}

}
