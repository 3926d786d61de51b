package io.github.dbmigrate.proof;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A model of entities that is drawn and edited at random.
 */
final class Sketch {

	private final Map<String, SketchEntity> entities = new LinkedHashMap<>();

	private final Map<String, List<SketchField>> embeddables = new LinkedHashMap<>();

	private final Map<String, List<SketchField>> superclasses = new LinkedHashMap<>();

	private final Map<String, List<String>> enums = new LinkedHashMap<>();

	private final Map<String, Set<String>> before = new HashMap<>();

	/**
	 * Keeps the names of now, so that nothing new takes one of them in the same step: it
	 * would be renamed.
	 */
	void remember() {
		this.before.clear();
		this.entities.forEach((name, entity) -> this.before.put(name,
				entity.fields().stream().map(SketchField::name).collect(Collectors.toSet())));
	}

	/** The names of fields that an entity had before this step. */
	Set<String> remembered(SketchEntity entity) {
		return family(entity).stream()
			.flatMap((one) -> this.before.getOrDefault(one.name(), Set.of()).stream())
			.collect(Collectors.toSet());
	}

	Collection<SketchEntity> entities() {
		return List.copyOf(this.entities.values());
	}

	Map<String, List<SketchField>> embeddables() {
		return this.embeddables;
	}

	Map<String, List<SketchField>> superclasses() {
		return this.superclasses;
	}

	Map<String, List<String>> enums() {
		return this.enums;
	}

	SketchEntity entity(String name) {
		return Objects.requireNonNull(this.entities.get(name), name);
	}

	boolean knows(String name) {
		return this.entities.containsKey(name) || this.before.containsKey(name) || this.embeddables.containsKey(name)
				|| this.superclasses.containsKey(name) || this.enums.containsKey(name);
	}

	void put(SketchEntity entity) {
		this.entities.put(entity.name(), entity);
	}

	void change(String name, UnaryOperator<SketchEntity> change) {
		put(change.apply(entity(name)));
	}

	/** Takes an entity out, with the fields that refer to it. */
	void remove(String name) {
		this.entities.remove(name);
		for (SketchEntity entity : entities()) {
			SketchEntity left = entity;
			for (SketchField field : entity.fields()) {
				left = field.target().equals(name) ? left.without(field.name()) : left;
			}
			put(left);
		}
	}

	/** The fields that refer to an entity. */
	List<SketchField> references(String name) {
		return this.entities.values()
			.stream()
			.flatMap((entity) -> entity.fields().stream())
			.filter((field) -> field.target().equals(name))
			.toList();
	}

	/** An entity with all above and below it. */
	List<SketchEntity> family(SketchEntity entity) {
		String root = root(entity).name();
		return this.entities.values().stream().filter((one) -> root(one).name().equals(root)).toList();
	}

	SketchEntity root(SketchEntity entity) {
		SketchEntity root = entity;
		while (!root.isRoot()) {
			root = entity(Objects.requireNonNull(root.get("parent")));
		}
		return root;
	}

	/** The fields in the tables of an entity and its family. */
	Stream<SketchField> familyFields(SketchEntity entity) {
		return family(entity).stream()
			.flatMap((one) -> Stream.concat(one.fields().stream(),
					this.superclasses.getOrDefault(one.facets().getOrDefault("superclass", ""), List.of()).stream()));
	}

	/** The classes as a user writes them. */
	String source() {
		List<String> classes = new ArrayList<>();
		this.enums.forEach((name, constants) -> classes.add("enum %s { %s }".formatted(name, join(constants))));
		this.embeddables
			.forEach((name, fields) -> classes.add("@Embeddable class %s { %s }".formatted(name, fields(fields))));
		this.superclasses.forEach((name, fields) -> classes
			.add("@MappedSuperclass abstract class %s { %s }".formatted(name, fields(fields))));
		this.entities.values().forEach((entity) -> classes.add(entity.source().strip()));
		return String.join("\n", classes) + "\n";
	}

	private static String join(List<String> constants) {
		return String.join(", ", constants);
	}

	private static String fields(List<SketchField> fields) {
		return fields.stream().map(SketchField::source).collect(Collectors.joining(" "));
	}

}
