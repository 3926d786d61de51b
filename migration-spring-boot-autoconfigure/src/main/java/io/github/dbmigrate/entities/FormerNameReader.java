package io.github.dbmigrate.entities;

import java.lang.reflect.AnnotatedElement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import io.github.dbmigrate.annotation.RenamedFrom;
import io.github.dbmigrate.schema.Mapping.FormerName;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.schema.TableName;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.OneToOne;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.Value;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Reads the former names that entities state with {@link RenamedFrom}.
 */
final class FormerNameReader {

	private final StoredNames names;

	private final Set<FormerName> found = new LinkedHashSet<>();

	FormerNameReader(StoredNames names) {
		this.names = names;
	}

	List<FormerName> found() {
		return List.copyOf(this.found);
	}

	void entity(PersistentClass entity) {
		Class<?> type = typeOf(entity);
		RenamedFrom stated = (type != null) ? type.getDeclaredAnnotation(RenamedFrom.class) : null;
		if (type != null && stated != null) {
			add(entity.getTable(), null, stated, type.getSimpleName());
		}
	}

	static @Nullable Class<?> typeOf(PersistentClass entity) {
		return (entity.getClassName() != null) ? entity.getMappedClass() : null;
	}

	/**
	 * An attribute with its columns in one of the tables that have some.
	 * @param owner the class that has the attribute, or {@code null} without one
	 */
	void attribute(Table table, Property property, @Nullable Class<?> owner) {
		Class<?> declaring = declaring(owner, property.getName());
		RenamedFrom stated = stated(declaring, property.getName());
		if (declaring == null || stated == null) {
			return;
		}
		String place = declaring.getSimpleName() + "." + property.getName();
		Value value = property.getValue();
		if (value instanceof Collection collection && !collection.isOneToMany()) {
			add(collection.getCollectionTable(), null, stated, place);
		}
		else if (value instanceof Collection collection && !collection.isInverse()) {
			add(collection.getCollectionTable(), single(collection.getKey(), place), stated, place);
		}
		else {
			Column column = single(value, place);
			if (table.containsColumn(column)) {
				add(table, column, stated, place);
			}
		}
	}

	private void add(Table table, @Nullable Column column, RenamedFrom stated, String place) {
		TableName name = this.names.of(table);
		this.found
			.add((column != null) ? new FormerName(name, this.names.of(column), this.names.of(stated.value()), place)
					: new FormerName(name, null, this.names.ofTable(stated.value()), place));
	}

	private static Column single(Value value, String place) {
		List<Column> columns = columns(value);
		if (columns.size() != 1) {
			throw new MigrationException(Failure.INPUT,
					"@RenamedFrom on " + place + " names one column, but " + place + " has "
							+ (columns.isEmpty() ? "none of its own" : columns.size()) + ". Nothing was written.",
					"put it on the attribute that has the column, or say `db migrate --rename TABLE.COLUMN=NEW`");
		}
		return columns.get(0);
	}

	private static List<Column> columns(Value value) {
		return (value instanceof Collection || value instanceof OneToOne) ? List.of()
				: value.getSelectables().stream().filter(Column.class::isInstance).map(Column.class::cast).toList();
	}

	/** The class that states a former name of an attribute, or {@code null}. */
	private static @Nullable Class<?> declaring(@Nullable Class<?> owner, String attribute) {
		Class<?> type = owner;
		while (type != null && stated(type, attribute) == null) {
			type = type.getSuperclass();
		}
		return type;
	}

	private static @Nullable RenamedFrom stated(@Nullable Class<?> type, String attribute) {
		return (type == null) ? null
				: members(type, attribute).map((member) -> member.getDeclaredAnnotation(RenamedFrom.class))
					.filter(Objects::nonNull)
					.findFirst()
					.orElse(null);
	}

	private static Stream<AnnotatedElement> members(Class<?> type, String attribute) {
		String tail = StringUtils.capitalize(attribute);
		Set<String> getters = Set.of("get" + tail, "is" + tail, attribute);
		return Stream.concat(Stream.of(type.getDeclaredFields()).filter((field) -> field.getName().equals(attribute)),
				Stream.of(type.getDeclaredMethods())
					.filter((method) -> method.getParameterCount() == 0 && getters.contains(method.getName())));
	}

}
