package io.github.dbmigrate.proof;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import io.github.dbmigrate.schema.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a reader tells about the objects of a schema.
 *
 * @param component the component of the record in which it is kept
 */
record Facet(RecordComponent component) {

	/**
	 * All there are, so that a new one cannot be forgotten.
	 */
	static List<Facet> all() {
		Set<Class<?>> records = new LinkedHashSet<>();
		collect(Schema.class, records);
		return records.stream().flatMap((type) -> Stream.of(type.getRecordComponents())).map(Facet::new).toList();
	}

	private static void collect(Type type, Set<Class<?>> records) {
		if (type instanceof ParameterizedType generic) {
			Stream.of(generic.getActualTypeArguments()).forEach((argument) -> collect(argument, records));
		}
		else if (type instanceof Class<?> raw && raw.isRecord() && records.add(raw)) {
			Stream.of(raw.getRecordComponents()).forEach((component) -> collect(component.getGenericType(), records));
		}
	}

	/**
	 * A schema as a reader that does not see this would give it.
	 */
	Schema blankedIn(Schema schema) {
		return (Schema) rebuilt(schema);
	}

	private Object rebuilt(Record one) {
		return with(one, (part, value) -> isKeptIn(part) ? blank(part, value) : copy(value));
	}

	private boolean isKeptIn(RecordComponent part) {
		return part.getAccessor().equals(this.component.getAccessor());
	}

	private Object copy(Object value) {
		if (value instanceof Record one) {
			return rebuilt(one);
		}
		if (value instanceof List<?> list) {
			return list.stream().map(this::copy).toList();
		}
		if (value instanceof Map<?, ?> map) {
			Map<Object, Object> copy = new TreeMap<>();
			map.forEach((key, one) -> copy.put(copy(key), copy(one)));
			return copy;
		}
		return value;
	}

	private static @Nullable Object blank(RecordComponent component, Object value) {
		if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
			return null;
		}
		if (value instanceof Record one) {
			return with(one, Facet::blank);
		}
		if (value instanceof List<?> list) {
			return (list.stream().allMatch(String.class::isInstance)) ? Collections.nCopies(list.size(), "")
					: List.of();
		}
		return blank(component.getType());
	}

	private static Object blank(Class<?> type) {
		if (type == boolean.class) {
			return false;
		}
		if (type == long.class) {
			return 1L;
		}
		if (type.isEnum()) {
			return type.getEnumConstants()[0];
		}
		return (type == String.class) ? "" : (type == Set.class) ? Set.of() : new TreeMap<>();
	}

	/**
	 * The same record with other values in its components; those without value stay so.
	 */
	private static Object with(Record one, BiFunction<RecordComponent, Object, @Nullable Object> values) {
		RecordComponent[] components = one.getClass().getRecordComponents();
		try {
			@Nullable Object[] arguments = new Object[components.length];
			for (int i = 0; i < components.length; i++) {
				Object value = components[i].getAccessor().invoke(one);
				arguments[i] = (value != null) ? values.apply(components[i], value) : null;
			}
			return one.getClass()
				.getDeclaredConstructor(
						Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new))
				.newInstance(arguments);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(one + " cannot be copied", ex);
		}
	}

	@Override
	public String toString() {
		return this.component.getDeclaringRecord().getSimpleName() + "." + this.component.getName();
	}

}
