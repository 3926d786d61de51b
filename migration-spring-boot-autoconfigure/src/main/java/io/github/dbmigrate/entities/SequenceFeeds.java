package io.github.dbmigrate.entities;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import io.github.dbmigrate.schema.Sequence.ColumnName;
import io.github.dbmigrate.schema.TableName;
import io.github.dbmigrate.schema.Sequence;
import org.hibernate.id.enhanced.DatabaseStructure;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.generator.Generator;
import org.hibernate.id.enhanced.SequenceStyleGenerator;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.GeneratorSettings;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.RootClass;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/**
 * Reads which columns take their values from which sequence: a sequence that comes to
 * rows which are there must begin behind them.
 */
final class SequenceFeeds {

	private final MetadataImplementor metadata;

	private final StoredNames names;

	private final SortedMap<TableName, Table> tables;

	private final Map<TableName, List<ColumnName>> feeds = new TreeMap<>();

	private final Map<TableName, DatabaseStructure> structures = new HashMap<>();

	private SequenceFeeds(MetadataImplementor metadata, StoredNames names, SortedMap<TableName, Table> tables) {
		this.metadata = metadata;
		this.names = names;
		this.tables = tables;
	}

	/**
	 * The sequences with the columns that they feed, also those that are tables where a
	 * database has no sequences.
	 */
	static Map<TableName, Sequence> read(MetadataImplementor metadata, StoredNames names,
			SortedMap<TableName, Table> tables) {
		SequenceFeeds reader = new SequenceFeeds(metadata, names, tables);
		for (PersistentClass entity : metadata.getEntityBindings()) {
			if (entity instanceof RootClass root && root.getIdentifierProperty() != null) {
				reader.hierarchy(root);
			}
		}
		Map<TableName, Sequence> sequences = new TreeMap<>();
		reader.feeds.forEach((name, columns) -> sequences.put(name, reader.sequence(name, columns)));
		return sequences;
	}

	private Sequence sequence(TableName name, List<ColumnName> columns) {
		DatabaseStructure structure = Objects.requireNonNull(this.structures.get(name));
		return new Sequence(name, structure.getInitialValue(), structure.getIncrementSize())
			.feeding(columns.stream().distinct().sorted().toList());
	}

	private void hierarchy(RootClass root) {
		Generator generator = root.getIdentifier()
			.createGenerator(this.metadata.getDatabase().getDialect(), root, root.getIdentifierProperty(), settings());
		if (generator instanceof SequenceStyleGenerator style) {
			DatabaseStructure structure = style.getDatabaseStructure();
			TableName name = this.names.of(structure.getPhysicalName());
			this.structures.put(name, structure);
			List<ColumnName> columns = this.feeds.computeIfAbsent(name, (key) -> new ArrayList<>());
			column(root, columns);
			root.getSubclasses().forEach((entity) -> column(entity, columns));
		}
	}

	private void column(PersistentClass entity, List<ColumnName> columns) {
		TableName table = this.names.of(entity.getTable());
		List<Column> key = entity.getKey().getColumns();
		if (this.tables.containsKey(table) && key.size() == 1) {
			columns.add(new ColumnName(table, this.names.of(key.get(0))));
		}
	}

	private GeneratorSettings settings() {
		SqlStringGenerationContext context = this.names.written(new TableName(null, ""));
		return new GeneratorSettings() {

			@Override
			public @Nullable String getDefaultCatalog() {
				return null;
			}

			@Override
			public @Nullable String getDefaultSchema() {
				return null;
			}

			@Override
			public SqlStringGenerationContext getSqlStringGenerationContext() {
				return context;
			}

		};
	}

}
