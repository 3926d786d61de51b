package io.github.dbmigrate.script;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Joins what two sides made of one document. What only one of them changed is as it has
 * it; what both changed differently is a collision.
 */
final class ThreeWay {

	/** The members that name an element of a list. */
	private static final List<String> NAMES = List.of("schema", "table", "sequence", "name", "column");

	/** Lists in which the order means nothing. */
	private static final Set<String> SETS = Set.of("statedNames", "seed");

	private final List<List<String>> collisions = new ArrayList<>();

	/** The paths at which both sides differ from before and from each other. */
	List<List<String>> collisions() {
		return this.collisions;
	}

	@Nullable JsonNode merge(List<String> path, @Nullable JsonNode before, @Nullable JsonNode ours, @Nullable JsonNode theirs) {
		if (Objects.equals(ours, theirs) || Objects.equals(before, theirs)) {
			return ours;
		}
		if (Objects.equals(before, ours)) {
			return theirs;
		}
		if (ours instanceof ObjectNode one && theirs instanceof ObjectNode other) {
			return members(path, before, one, other);
		}
		if (ours instanceof ArrayNode one && theirs instanceof ArrayNode other && isKeyed(path, one, other)) {
			return elements(path, before, one, other);
		}
		this.collisions.add(path);
		return ours;
	}

	private JsonNode members(List<String> path, @Nullable JsonNode before, ObjectNode ours, ObjectNode theirs) {
		ObjectNode merged = JsonNodeFactory.instance.objectNode();
		for (String name : both(ours.propertyNames(), theirs.propertyNames())) {
			JsonNode member = merge(with(path, name), (before != null) ? before.get(name) : null, ours.get(name),
					theirs.get(name));
			if (member != null) {
				merged.set(name, member);
			}
		}
		return merged;
	}

	private JsonNode elements(List<String> path, @Nullable JsonNode before, ArrayNode ours, ArrayNode theirs) {
		Map<String, JsonNode> old = (before instanceof ArrayNode array) ? byName(array) : Map.of();
		Map<String, JsonNode> one = byName(ours);
		Map<String, JsonNode> other = byName(theirs);
		ArrayNode merged = JsonNodeFactory.instance.arrayNode();
		for (String name : both(one.keySet(), other.keySet())) {
			JsonNode element = merge(with(path, name), old.get(name), one.get(name), other.get(name));
			if (element != null) {
				merged.add(element);
			}
		}
		return merged;
	}

	private static boolean isKeyed(List<String> path, ArrayNode ours, ArrayNode theirs) {
		return SETS.contains(path.get(path.size() - 1))
				|| Stream.of(ours, theirs).flatMap(ArrayNode::valueStream).allMatch(JsonNode::isObject);
	}

	private static Map<String, JsonNode> byName(ArrayNode array) {
		Map<String, JsonNode> elements = new LinkedHashMap<>();
		array.forEach((element) -> elements.put(name(element), element));
		return elements;
	}

	private static String name(JsonNode element) {
		String name = NAMES.stream()
			.filter(element::has)
			.map((member) -> element.path(member).asString())
			.collect(Collectors.joining("."));
		return name.isEmpty() ? element.path("type").asString(element.toString()) : name;
	}

	private static Set<String> both(Collection<String> ours, Collection<String> theirs) {
		Set<String> names = new LinkedHashSet<>(ours);
		names.addAll(theirs);
		return names;
	}

	private static List<String> with(List<String> path, String name) {
		return Stream.concat(path.stream(), Stream.of(name)).toList();
	}

}
