package io.github.dbmigrate.entities;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.Mapping;
import io.github.dbmigrate.schema.Mapping.TableOrigin;
import io.github.dbmigrate.schema.Model;
import io.github.dbmigrate.schema.Numbering;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.Sequence;
import io.github.dbmigrate.schema.Sequence.ColumnName;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.boot.spi.MetadataImplementor;

/**
 * Reads tables and sequences of Hibernate's metadata as Hibernate would create them.
 */
final class ModelReader {

	private final Map<TableName, Sequence> feeds = new TreeMap<>();

	private final MetadataImplementor metadata;

	private final SqlDialect dialect;

	private final StoredNames names;

	private final SortedMap<TableName, org.hibernate.mapping.Table> tables = new TreeMap<>();

	private final StatedTypes stated;

	private final ColumnReader columns;

	private final GivenNames given;

	private final ConstraintReader constraints;

	private final CheckReader checks;

	ModelReader(MetadataImplementor metadata, SqlDialect dialect, StoredNames names) {
		this.metadata = metadata;
		this.dialect = dialect;
		this.names = names;
		LongNames lengths = new LongNames(dialect, names);
		collectTables(lengths);
		this.stated = new StatedTypes(metadata, this.tables.values());
		NamePolicy policy = new NamePolicy(dialect);
		this.columns = new ColumnReader(metadata, dialect, names, this.stated);
		this.given = new GivenNames(names, policy);
		this.constraints = new ConstraintReader(metadata, dialect, names, this.columns, this.given);
		this.checks = new CheckReader(metadata.getDatabase().getDialect(), names, this.columns, this.given);
		takeNames(policy);
		sequences().forEach((sequence) -> lengths.inspectSequence(sequence.name()));
		lengths.refuse();
	}

	private void collectTables(LongNames lengths) {
		for (Namespace namespace : this.metadata.getDatabase().getNamespaces()) {
			for (org.hibernate.mapping.Table table : namespace.getTables()) {
				if (table.isPhysicalTable() && !table.isView()) {
					TableName name = this.names.of(table);
					org.hibernate.mapping.Table other = this.tables.put(name, table);
					if (other != null) {
						lengths.same(name, other, table);
					}
					lengths.inspect(name, table);
				}
			}
		}
	}

	private void takeNames(NamePolicy policy) {
		sequences().forEach((sequence) -> policy.take(sequence.name(), sequence.name().name()));
		this.tables.forEach((name, table) -> {
			policy.take(name, name.name());
			this.constraints.declareUniqueColumns(table);
			table.getUniqueKeys().values().forEach((key) -> this.given.announce(name, key.getName()));
			table.getIndexes().values().forEach((index) -> this.given.announce(name, index.getName()));
			table.getForeignKeyCollection().forEach((key) -> this.given.announce(name, key.getName()));
			table.getChecks().forEach((check) -> this.given.announce(name, check.getName()));
		});
	}

	Model read() {
		this.feeds.putAll(SequenceFeeds.read(this.metadata, this.names, this.tables));
		FormerNameReader former = new FormerNameReader(this.names);
		MappingReader mapping = new MappingReader(this.metadata, this.names, this.stated, former);
		SortedMap<TableName, TableOrigin> origins = mapping.read(this.tables);
		new ReservedWords(this.names).refuse(this.tables, origins);
		List<Table> read = this.tables.entrySet()
			.stream()
			.map((entry) -> table(entry.getKey(), entry.getValue()))
			.toList();
		origins.replaceAll((name, origin) -> new TableOrigin(origin.entity(), origin.columns(), this.given.of(name)));
		return new Model(
				this.dialect.normalize(Schema.of(read, sequences(),
						new EnumTypeReader(this.metadata, this.dialect, this.names).read())),
				new Mapping(origins, former.found()));
	}

	private Table table(TableName name, org.hibernate.mapping.Table table) {
		List<Column> columns = table.getColumns().stream().map((column) -> this.columns.read(table, column)).toList();
		return new Table(name, columns, this.constraints.primaryKey(table), this.constraints.uniqueConstraints(table),
				this.constraints.indexes(table), this.constraints.foreignKeys(table), this.checks.checks(table),
				table.getComment(), seed(name, table), table.getOptions());
	}

	private List<ColumnName> fed(TableName sequence) {
		Sequence known = this.feeds.get(sequence);
		return (known != null) ? known.feeds() : List.of();
	}

	private List<String> seed(TableName name, org.hibernate.mapping.Table table) {
		if (!fed(name).isEmpty() && table.getColumnSpan() == 1) {
			return List.of(this.dialect.beginBehind(this.names.of(table.getColumn(0)),
					Objects.requireNonNull(this.feeds.get(name)), fed(name)));
		}
		return table.getInitCommands(this.names.written(name))
			.stream()
			.flatMap((command) -> Arrays.stream(command.initCommands()))
			.toList();
	}

	private List<Sequence> sequences() {
		List<Sequence> sequences = new ArrayList<>();
		for (Namespace namespace : this.metadata.getDatabase().getNamespaces()) {
			namespace.getSequences().forEach((sequence) -> sequences.add(sequence(sequence)));
		}
		return sequences;
	}

	private Sequence sequence(org.hibernate.boot.model.relational.Sequence sequence) {
		TableName name = this.names.of(sequence.getName());
		Numbering usual = Numbering.of(sequence.getInitialValue(), sequence.getIncrementSize());
		return new Sequence(name, StatedNumbering.of(sequence.getOptions(), usual), null, null, fed(name));
	}

}
