package io.github.dbmigrate.entities;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.github.dbmigrate.schema.Mapping.ColumnOrigin;
import io.github.dbmigrate.schema.Mapping.TableOrigin;
import io.github.dbmigrate.schema.TableName;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.IdentifierCollection;
import org.hibernate.mapping.IndexedCollection;
import org.hibernate.mapping.Join;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.Value;
import org.jspecify.annotations.Nullable;

/**
 * Reads which entity and attribute is behind each table and column.
 */
final class MappingReader {

	private final MetadataImplementor metadata;

	private final StoredNames names;

	private final StatedTypes stated;

	private final Map<TableName, String> entities = new TreeMap<>();

	private final Map<TableName, SortedMap<String, String>> attributes = new TreeMap<>();

	private final FormerNameReader former;

	MappingReader(MetadataImplementor metadata, StoredNames names, StatedTypes stated, FormerNameReader former) {
		this.metadata = metadata;
		this.names = names;
		this.former = former;
		this.stated = stated;
	}

	SortedMap<TableName, TableOrigin> read(SortedMap<TableName, Table> tables) {
		entities().forEach(this::entity);
		collections().forEach(this::collection);
		SortedMap<TableName, TableOrigin> origins = new TreeMap<>();
		tables.forEach((name, table) -> origins.put(name, origin(name, table)));
		return origins;
	}

	private TableOrigin origin(TableName name, Table table) {
		SortedMap<String, ColumnOrigin> columns = new TreeMap<>();
		SortedMap<String, String> attributes = this.attributes.getOrDefault(name, new TreeMap<>());
		for (Column column : table.getColumns()) {
			String stored = this.names.of(column);
			columns.put(stored, new ColumnOrigin(attributes.get(stored), this.stated.isLengthStated(column)));
		}
		return new TableOrigin(this.entities.getOrDefault(name, "generator " + name.name()), columns, new TreeSet<>());
	}

	private List<PersistentClass> entities() {
		List<PersistentClass> entities = new ArrayList<>(this.metadata.getEntityBindings());
		entities.sort(Comparator.comparingInt(MappingReader::depth).thenComparing(PersistentClass::getEntityName));
		return entities;
	}

	private static int depth(PersistentClass entity) {
		return (entity.getSuperclass() == null) ? 0 : 1 + depth(entity.getSuperclass());
	}

	private List<Collection> collections() {
		List<Collection> collections = new ArrayList<>(this.metadata.getCollectionBindings());
		collections.sort(Comparator.comparing(Collection::getRole));
		return collections;
	}

	private void entity(PersistentClass entity) {
		this.entities.putIfAbsent(this.names.of(entity.getTable()), name(entity));
		this.former.entity(entity);
		identifier(entity.getTable(), entity);
		for (PersistentClass type = entity; type != null; type = type.getSuperclass()) {
			Class<?> owner = FormerNameReader.typeOf(type);
			type.getUnjoinedProperties().forEach((property) -> property(entity.getTable(), property, "", owner));
		}
		entity.getJoins().forEach((join) -> join(entity, join));
	}

	private void identifier(Table table, PersistentClass entity) {
		Property identifier = entity.getIdentifierProperty();
		String path = (identifier != null) ? identifier.getName() : "";
		Class<?> owner = FormerNameReader.typeOf(entity);
		value(table, entity.getIdentifier(), path, owner);
		if (identifier != null) {
			this.former.attribute(table, identifier, owner);
		}
		columns(table, entity.getKey().getColumns(), keyPath(entity, path));
	}

	private static String keyPath(PersistentClass entity, String path) {
		return path.isEmpty() ? name(entity) + ".id" : path;
	}

	private void join(PersistentClass entity, Join join) {
		List<Property> properties = join.getProperties();
		boolean association = properties.size() == 1 && properties.get(0).getValue().getType().isAssociationType();
		String tail = association ? properties.get(0).getName() : join.getTable().getName();
		this.entities.putIfAbsent(this.names.of(join.getTable()), name(entity) + "." + tail);
		Class<?> owner = FormerNameReader.typeOf(entity);
		properties.forEach((property) -> property(join.getTable(), property, "", owner));
		Property identifier = entity.getIdentifierProperty();
		columns(join.getTable(), join.getKey().getColumns(),
				keyPath(entity, (identifier != null) ? identifier.getName() : ""));
	}

	private void property(Table table, Property property, String prefix, @Nullable Class<?> owner) {
		value(table, property.getValue(), prefix + property.getName(), owner);
		this.former.attribute(table, property, owner);
	}

	private void value(Table table, Value value, String path, @Nullable Class<?> owner) {
		if (value instanceof Component component) {
			String prefix = path.isEmpty() ? "" : path + ".";
			Class<?> type = type(component, owner);
			component.getProperties().forEach((property) -> property(table, property, prefix, type));
		}
		else if (!(value instanceof Collection)) {
			columns(table, columns(value), path);
		}
	}

	/** The attributes of an identifier class are those of the entity. */
	private static @Nullable Class<?> type(Component component, @Nullable Class<?> owner) {
		return (component.isEmbedded() || component.getComponentClassName() == null) ? owner
				: component.getComponentClass();
	}

	private void collection(Collection collection) {
		Table table = collection.getCollectionTable();
		String role = name(collection.getOwner()) + "."
				+ collection.getRole().substring(collection.getOwnerEntityName().length() + 1);
		if (collection.isOneToMany()) {
			columns(table, collection.getKey().getColumns(), role);
			return;
		}
		this.entities.putIfAbsent(this.names.of(table), role);
		columns(table, collection.getKey().getColumns(), "owner");
		value(table, collection.getElement(), "element", null);
		if (collection instanceof IndexedCollection indexed && !indexed.isList()) {
			value(table, indexed.getIndex(), "key", null);
		}
		if (collection instanceof IdentifierCollection bag) {
			value(table, bag.getIdentifier(), "id", null);
		}
	}

	/** The columns of a value that may be computed in part. */
	private static List<Column> columns(Value value) {
		return value.getSelectables()
			.stream()
			.flatMap((part) -> (part instanceof Column column) ? Stream.of(column) : Stream.empty())
			.toList();
	}

	/** Several columns of one attribute are told apart by their names. */
	private void columns(Table table, List<Column> columns, String path) {
		for (Column column : columns) {
			if (table.containsColumn(column)) {
				String name = this.names.of(column);
				this.attributes.computeIfAbsent(this.names.of(table), (key) -> new TreeMap<>())
					.putIfAbsent(name, (columns.size() > 1) ? path + "." + name : path);
			}
		}
	}

	private static String name(PersistentClass entity) {
		String name = entity.getJpaEntityName();
		return (name != null) ? name : simpleName(entity.getEntityName());
	}

	private static String simpleName(String name) {
		return name.substring(name.lastIndexOf('.') + 1);
	}

}
