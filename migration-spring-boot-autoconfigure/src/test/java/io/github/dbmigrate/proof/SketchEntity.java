package io.github.dbmigrate.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * A sketched entity.
 *
 * @param name the name of the class
 * @param id how its rows are told apart
 * @param facets what it states besides
 * @param fields its fields
 * @param constraints its constraints and indexes
 */
record SketchEntity(String name, Id id, SortedMap<String, String> facets, List<SketchField> fields,
		List<SketchConstraint> constraints) {

	SketchEntity {
		fields = List.copyOf(fields);
		constraints = List.copyOf(constraints);
	}

	static SketchEntity of(String name, Id id) {
		return new SketchEntity(name, id, new TreeMap<>(), List.of(), List.of());
	}

	SketchEntity with(String facet, @Nullable String value) {
		SortedMap<String, String> facets = new TreeMap<>(this.facets);
		if (value == null) {
			facets.remove(facet);
		}
		else {
			facets.put(facet, value);
		}
		return new SketchEntity(this.name, this.id, facets, this.fields, this.constraints);
	}

	SketchEntity with(Id id) {
		return new SketchEntity(this.name, id, this.facets, this.fields, this.constraints);
	}

	SketchEntity with(SketchField field) {
		List<SketchField> fields = new ArrayList<>(this.fields);
		fields.add(field);
		return new SketchEntity(this.name, this.id, this.facets, fields, this.constraints);
	}

	SketchEntity with(SketchConstraint constraint) {
		List<SketchConstraint> constraints = new ArrayList<>(this.constraints);
		constraints.add(constraint);
		return new SketchEntity(this.name, this.id, this.facets, this.fields, constraints);
	}

	SketchEntity change(String field, UnaryOperator<SketchField> change) {
		List<SketchField> fields = this.fields.stream()
			.map((one) -> one.name().equals(field) ? change.apply(one) : one)
			.toList();
		return new SketchEntity(this.name, this.id, this.facets, fields, this.constraints);
	}

	SketchEntity replace(SketchConstraint before, SketchConstraint after) {
		List<SketchConstraint> constraints = this.constraints.stream()
			.map((one) -> (one == before) ? after : one)
			.toList();
		return new SketchEntity(this.name, this.id, this.facets, this.fields, constraints);
	}

	SketchEntity without(SketchConstraint constraint) {
		return new SketchEntity(this.name, this.id, this.facets, this.fields,
				this.constraints.stream().filter((one) -> one != constraint).toList());
	}

	/** Without a field and what is about it. */
	SketchEntity without(String field) {
		List<SketchField> fields = this.fields.stream()
			.filter((one) -> !one.name().equals(field) && !field.equals(one.get("source")))
			.toList();
		return new SketchEntity(this.name, this.id, this.facets, fields,
				this.constraints.stream().filter((one) -> !one.fields().contains(field)).toList());
	}

	SketchField field(String name) {
		return this.fields.stream().filter((field) -> field.name().equals(name)).findFirst().orElseThrow();
	}

	@Nullable String get(String facet) {
		return this.facets.get(facet);
	}

	boolean has(String facet) {
		return this.facets.containsKey(facet);
	}

	boolean isRoot() {
		return !has("parent");
	}

	/** Whether it has a table of its own. */
	boolean hasTable() {
		return !has("shared");
	}

	String source() {
		StringBuilder text = new StringBuilder("@Entity ");
		List<String> table = table();
		if (!table.isEmpty()) {
			text.append("@Table(").append(String.join(", ", table)).append(") ");
		}
		if (has("comment")) {
			text.append("@Comment(\"").append(get("comment")).append("\") ");
		}
		if (has("inheritance")) {
			text.append("@Inheritance(strategy = InheritanceType.").append(get("inheritance")).append(") ");
		}
		if (has("discriminator")) {
			text.append("@DiscriminatorValue(\"").append(get("discriminator")).append("\") ");
		}
		if (this.id == Id.CLASS && isRoot()) {
			text.append("@IdClass(").append(this.name).append("Key.class) ");
		}
		String parent = isRoot() ? get("superclass") : get("parent");
		text.append("class ").append(this.name).append((parent != null) ? " extends " + parent : "").append(" {\n");
		if (isRoot()) {
			text.append('\t').append(this.id.source(this)).append('\n');
		}
		this.fields.forEach((field) -> text.append('\t').append(field.source()).append('\n'));
		return text.append("}\n").append(isRoot() ? this.id.companion(this) : "").toString();
	}

	private String keyFields() {
		return this.fields.stream()
			.filter((field) -> field.has("key") && field.kind().isNumber())
			.map((field) -> field.kind().type("") + " " + field.name() + ";")
			.collect(Collectors.joining(" "));
	}

	private List<String> table() {
		List<String> parts = new ArrayList<>();
		if (has("table")) {
			parts.add("name = \"" + get("table") + "\"");
		}
		addList(parts, "uniqueConstraints", List.of(SketchConstraint.Type.UNIQUE));
		addList(parts, "indexes", List.of(SketchConstraint.Type.INDEX, SketchConstraint.Type.UNIQUE_INDEX));
		addList(parts, "check", List.of(SketchConstraint.Type.CHECK));
		return parts;
	}

	private void addList(List<String> parts, String attribute, List<SketchConstraint.Type> types) {
		String list = this.constraints.stream()
			.filter((one) -> types.contains(one.type()))
			.map((one) -> one.source(this))
			.collect(Collectors.joining(", "));
		if (!list.isEmpty()) {
			parts.add(attribute + " = { " + list + " }");
		}
	}

	/**
	 * How rows are told apart.
	 */
	enum Id {

		LONG("@Id Long id;"), INTEGER("@Id Integer id;"), TEXT("@Id @Column(length = 40) String id;"),
		UUID("@Id @GeneratedValue(strategy = GenerationType.UUID) UUID id;"),
		IDENTITY("@Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id;"),
		AUTO("@Id @GeneratedValue Long id;"),
		SEQUENCE("@Id @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = \"%1$s\")"
				+ " @SequenceGenerator(name = \"%1$s\", sequenceName = \"%2$s\", allocationSize = %3$s) Long id;"),
		TABLE("@Id @GeneratedValue(strategy = GenerationType.TABLE, generator = \"%1$s\")"
				+ " @TableGenerator(name = \"%1$s\", table = \"%2$s\", allocationSize = %3$s) Long id;"),
		EMBEDDED("@EmbeddedId %4$sKey key;"),
		CLASS("@Id Integer keyNumber;\n\t@Id @Column(length = 20) String keyText;");

		private final String text;

		Id(String text) {
			this.text = text;
		}

		boolean isSingle() {
			return this != EMBEDDED && this != CLASS;
		}

		boolean isNumber() {
			return isSingle() && this != TEXT && this != UUID;
		}

		private String source(SketchEntity entity) {
			String name = entity.name();
			return this.text.formatted(name,
					name.toLowerCase(Locale.ROOT) + ((this == TABLE) ? "_counters" : "_numbers"),
					entity.facets().getOrDefault("allocation", "50"), name);
		}

		private String companion(SketchEntity entity) {
			String text = " class %sKey implements java.io.Serializable { Integer keyNumber; %s String keyText; %s"
					+ " public boolean equals(Object o) { return o == this; } public int hashCode() { return 1; } }\n";
			return switch (this) {
				case EMBEDDED -> "@Embeddable" + text.formatted(entity.name(), "@Column(length = 20)", "");
				case CLASS -> text.strip().formatted(entity.name(), "", entity.keyFields()) + "\n";
				default -> "";
			};
		}

	}

}
