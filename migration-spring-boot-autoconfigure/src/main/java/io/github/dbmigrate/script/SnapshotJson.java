package io.github.dbmigrate.script;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a snapshot in a layout that git can merge, one column a line, and reads it back.
 */
final class SnapshotJson {

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.changeDefaultPropertyInclusion((inclusion) -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
		.disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
		.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
				DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
		.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
		.build();

	private static final Set<String> BLOCKS = Set.of("columns", "uniqueConstraints", "indexes", "foreignKeys", "checks",
			"seed", "primaryKey");

	private SnapshotJson() {
	}

	static String write(Snapshot snapshot) {
		return layout(MAPPER.valueToTree(SnapshotDocument.of(snapshot)));
	}

	static byte[] bytes(Snapshot snapshot) {
		return write(snapshot).getBytes(StandardCharsets.UTF_8);
	}

	static byte[] bytes(SnapshotBefore before) {
		return layout(MAPPER.valueToTree(before)).getBytes(StandardCharsets.UTF_8);
	}

	private static String layout(JsonNode document) {
		return document.properties()
			.stream()
			.map((member) -> name(member) + top(member.getValue()))
			.collect(Collectors.joining(",\n", "{\n", "\n}\n"));
	}

	private static String top(JsonNode value) {
		return value.isArray() ? lines(value.valueStream().map(SnapshotJson::table).toList(), "") : compact(value);
	}

	private static String table(JsonNode table) {
		List<String> blocks = new ArrayList<>();
		String head = table.properties()
			.stream()
			.filter((member) -> !BLOCKS.contains(member.getKey()))
			.map((member) -> name(member) + compact(member.getValue()))
			.collect(Collectors.joining(", "));
		blocks.add(head);
		table.properties()
			.stream()
			.filter((member) -> BLOCKS.contains(member.getKey()))
			.forEach((member) -> blocks.add(" " + name(member) + block(member.getValue())));
		return "{" + String.join(",\n", blocks) + "}";
	}

	private static String block(JsonNode value) {
		return value.isArray() ? lines(value.valueStream().map(SnapshotJson::compact).toList(), " ") : compact(value);
	}

	private static String lines(List<String> elements, String indent) {
		return elements.stream()
			.map((element) -> indent + " " + element)
			.collect(Collectors.joining(",\n", "[\n", "\n" + indent + "]"));
	}

	private static String compact(JsonNode value) {
		if (value.isObject()) {
			return value.properties()
				.stream()
				.map((member) -> name(member) + compact(member.getValue()))
				.collect(Collectors.joining(", ", "{", "}"));
		}
		return value.isArray()
				? value.valueStream().map(SnapshotJson::compact).collect(Collectors.joining(", ", "[", "]"))
				: value.toString();
	}

	private static String name(Map.Entry<String, JsonNode> member) {
		return MAPPER.writeValueAsString(member.getKey()) + ": ";
	}

	static ObjectNode tree(Snapshot snapshot) {
		return MAPPER.valueToTree(SnapshotDocument.of(snapshot));
	}

	static Snapshot snapshot(ObjectNode document) {
		return MAPPER.treeToValue(document, SnapshotDocument.class).snapshot();
	}

	/**
	 * Reads a snapshot.
	 * @param location where the text is from, for people
	 */
	static Snapshot read(String text, String location) {
		return read(text, location, (json) -> MAPPER.readValue(json, SnapshotDocument.class).snapshot());
	}

	static SnapshotBefore readBefore(String text, String location) {
		return read(text, location, (json) -> MAPPER.readValue(json, SnapshotBefore.class));
	}

	private static <T> T read(String text, String location, Function<String, T> reader) {
		refuseConflict(text, location);
		try {
			return reader.apply(text);
		}
		catch (JacksonException ex) {
			throw broken(location + ":" + lineOf(ex, text), ex.getOriginalMessage(), ex);
		}
		catch (IllegalArgumentException | NullPointerException ex) {
			throw broken(location, String.valueOf(ex.getMessage()), ex);
		}
	}

	/** The line of the member that an exception is about: its own location is past it. */
	private static int lineOf(JacksonException ex, String text) {
		TokenStreamLocation end = ex.getLocation();
		if (end == null) {
			return 1;
		}
		String member = ex.getPath().stream().map(SnapshotJson::step).collect(Collectors.joining());
		try (JsonParser parser = MAPPER.createParser(text)) {
			while (!member.isEmpty() && parser.currentLocation().getCharOffset() < end.getCharOffset()
					&& parser.nextToken() != null) {
				if (parser.streamReadContext().pathAsPointer().toString().equals(member)) {
					return parser.currentTokenLocation().getLineNr();
				}
			}
		}
		return end.getLineNr();
	}

	private static String step(JacksonException.Reference reference) {
		String name = reference.getPropertyName();
		return "/" + ((name != null) ? name : String.valueOf(reference.getIndex()));
	}

	private static void refuseConflict(String text, String location) {
		List<String> lines = text.lines().toList();
		for (int i = 0; i < lines.size(); i++) {
			if (lines.get(i).startsWith("<<<<<<<") || lines.get(i).startsWith(">>>>>>>")) {
				throw new MigrationException(Failure.INPUT, location + ":" + (i + 1)
						+ " holds conflict markers of git: two branches changed the model. Nothing was written.",
						"db merge joins both sides and the branches. Or take one side (git checkout --ours or --theirs), or "
								+ "delete the file: the next `db migrate` on a database that is up to date writes it anew.");
			}
		}
	}

	private static MigrationException broken(String place, String reason, Exception cause) {
		return new MigrationException(Failure.INPUT,
				place + ": the snapshot cannot be read: " + reason + ". Nothing was written.",
				"Restore it from git (git checkout -- FILE), or delete it: "
						+ "the next `db migrate` on a database that is up to date writes it anew.",
				cause);
	}

}
