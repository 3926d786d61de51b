package io.github.dbmigrate.generate.reconcile;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.EnumType;
import io.github.dbmigrate.schema.ForeignKey;
import io.github.dbmigrate.schema.Model;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.Sequence;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * The start of a history on a database that is there already: the mapped tables as they
 * are, and a snapshot that claims of the model only what the database has, so that the
 * first {@code migrate} finds the rest.
 */
public final class Baseline {

	private final Model model;

	private final Schema database;

	public Baseline(Model model, Schema database) {
		this.model = model;
		this.database = database;
	}

	public boolean isEmpty() {
		return tables().tables().isEmpty();
	}

	/**
	 * The mapped tables and sequences as the database has them.
	 */
	public Schema tables() {
		Set<TableName> mapped = this.model.schema().tables().keySet();
		List<Table> tables = new ArrayList<>();
		for (Table table : this.database.tables().values()) {
			if (mapped.contains(table.name())) {
				List<ForeignKey> keys = table.foreignKeys()
					.stream()
					.filter((key) -> mapped.contains(key.referenced()))
					.toList();
				tables.add(new Table(table.name(), table.columns(), table.primaryKey(), table.uniqueConstraints(),
						table.indexes(), keys, table.checks(), table.comment(), seed(table.name()), table.options()));
			}
		}
		List<Sequence> sequences = this.database.sequences()
			.values()
			.stream()
			.filter((sequence) -> this.model.schema().sequences().containsKey(sequence.name()))
			.toList();
		List<EnumType> types = this.database.types().values().stream().filter((type) -> isUsed(type, tables)).toList();
		return Schema.of(tables, sequences, types);
	}

	private static boolean isUsed(EnumType type, List<Table> tables) {
		return tables.stream().flatMap((table) -> table.columns().stream()).anyMatch(type::isTypeOf);
	}

	private List<String> seed(TableName name) {
		Table wanted = this.model.schema().tables().get(name);
		return (wanted != null) ? wanted.seed() : List.of();
	}

	/**
	 * What the model wants and the database has.
	 */
	public Model snapshot() {
		List<Table> tables = new ArrayList<>();
		for (Table wanted : this.model.schema().tables().values()) {
			Table there = this.database.tables().get(wanted.name());
			if (there != null) {
				tables.add(common(wanted, there));
			}
		}
		List<Sequence> sequences = new ArrayList<>();
		for (Sequence wanted : this.model.schema().sequences().values()) {
			Sequence there = this.database.sequences().get(wanted.name());
			if (there != null) {
				sequences.add(there.feeding(wanted.feeds()));
			}
		}
		List<EnumType> types = this.database.types()
			.values()
			.stream()
			.filter((type) -> this.model.schema().types().containsKey(type.name()))
			.toList();
		return new Model(Schema.of(tables, sequences, types), this.model.mapping());
	}

	private static Table common(Table wanted, Table there) {
		List<Column> columns = new ArrayList<>();
		for (Column column : wanted.columns()) {
			there.column(column.name()).ifPresent((actual) -> columns.add(common(column, actual)));
		}
		Set<String> names = columns.stream().map(Column::name).collect(Collectors.toSet());
		TableSides sides = new TableSides(wanted, null, there, names, Set.of(), new Verdict(true, null));
		return new Table(wanted.name(), columns, ifWanted(wanted.primaryKey(), there.primaryKey()),
				new UniqueConstraintMerge(sides).common(), new IndexMerge(sides).common(),
				new ForeignKeyMerge(sides).common(), new CheckMerge(sides).common(),
				ifWanted(wanted.comment(), there.comment()), wanted.seed(), wanted.options());
	}

	private static Column common(Column wanted, Column there) {
		return new Column(wanted.name(), there.type(), wanted.nullable() || there.nullable(),
				ifWanted(wanted.defaultValue(), there.defaultValue()), ifWanted(wanted.identity(), there.identity()),
				ifWanted(wanted.generated(), there.generated()), ifWanted(wanted.collation(), there.collation()),
				ifWanted(wanted.comment(), there.comment()));
	}

	private static <T> @Nullable T ifWanted(@Nullable T wanted, @Nullable T there) {
		return (wanted != null) ? there : null;
	}

}
