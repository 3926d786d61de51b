package io.github.dbmigrate.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * A field of a sketched entity.
 *
 * @param name the name of the field
 * @param kind what it is
 * @param facets what the entity states besides
 */
record SketchField(String name, SketchKind kind, SortedMap<String, String> facets) {

	static SketchField of(String name, SketchKind kind) {
		return new SketchField(name, kind, new TreeMap<>());
	}

	SketchField with(String facet, @Nullable String value) {
		SortedMap<String, String> facets = new TreeMap<>(this.facets);
		if (value == null) {
			facets.remove(facet);
		}
		else {
			facets.put(facet, value);
		}
		return new SketchField(this.name, this.kind, facets);
	}

	SketchField as(SketchKind kind) {
		return new SketchField(this.name, kind, this.facets);
	}

	boolean has(String facet) {
		return this.facets.containsKey(facet);
	}

	@Nullable String get(String facet) {
		return this.facets.get(facet);
	}

	String target() {
		return this.facets.getOrDefault("target", "");
	}

	/** The name by which indexes and constraints of the entity know the column. */
	String logicalName() {
		String column = get("column");
		return (column != null) ? column : this.kind.isReference() ? this.name + "_id" : this.name;
	}

	/** The name that an expression can use, or {@code null} where it needs quotes. */
	@Nullable String bareName() {
		String column = get("column");
		return (column == null) ? this.name.replaceAll("(?=[A-Z])", "_").toLowerCase(Locale.ROOT)
				: column.startsWith("`") ? null : column;
	}

	String source() {
		List<String> words = new ArrayList<>();
		words.addAll(switch (this.kind) {
			case REFERENCE, ONE -> reference();
			case EMBEDDED -> List.of("@Embedded");
			case ELEMENTS -> List.of("@ElementCollection");
			case LIST -> List.of("@ElementCollection", "@OrderColumn");
			case MAP -> List.of("@ElementCollection", "@MapKeyColumn(length = 40)");
			case MANY, BAG -> List.of("@ManyToMany");
			default -> column();
		});
		if (has("comment")) {
			words.add("@Comment(\"" + get("comment") + "\")");
		}
		words.add(this.kind.type(target()) + " " + this.name + ";");
		return String.join(" ", words);
	}

	private List<String> reference() {
		List<String> words = new ArrayList<>();
		words.add((this.kind == SketchKind.ONE) ? "@OneToOne" : "@ManyToOne");
		if (has("required")) {
			words.set(0, words.get(0) + "(optional = false)");
		}
		if (has("delete")) {
			words.add("@OnDelete(action = OnDeleteAction." + get("delete") + ")");
		}
		List<String> join = new ArrayList<>();
		add(join, "name", quoted("column"));
		add(join, "unique", get("unique"));
		if (has("key")) {
			join.add("foreignKey = @ForeignKey("
					+ (get("key").isEmpty() ? "ConstraintMode.NO_CONSTRAINT" : "name = \"" + get("key") + "\"") + ")");
		}
		if (!join.isEmpty()) {
			words.add("@JoinColumn(" + String.join(", ", join) + ")");
		}
		return words;
	}

	private List<String> column() {
		List<String> words = new ArrayList<>();
		if (has("key")) {
			words.add("@Id");
		}
		List<String> column = new ArrayList<>();
		add(column, "name", quoted("column"));
		add(column, "nullable", has("required") ? "false" : null);
		add(column, "unique", get("unique"));
		add(column, "length", (this.kind == SketchKind.LONG_TEXT) ? "100000" : get("length"));
		add(column, "precision", get("precision"));
		add(column, "scale", get("scale"));
		add(column, "secondPrecision", get("seconds"));
		if (has("check")) {
			column.add("check = @CheckConstraint(constraint = \"" + get("check") + "\")");
		}
		if (!column.isEmpty()) {
			words.add("@Column(" + String.join(", ", column) + ")");
		}
		if (has("default")) {
			words.add("@ColumnDefault(\"" + get("default") + "\")");
		}
		if (this.kind == SketchKind.GENERATED) {
			words.add("@org.hibernate.annotations.GeneratedColumn(\"" + get("expression") + "\")");
		}
		if (this.kind.isEnum()) {
			words.add("@Enumerated(EnumType." + ((this.kind == SketchKind.ENUM_TEXT) ? "STRING" : "ORDINAL") + ")");
		}
		return words;
	}

	private @Nullable String quoted(String facet) {
		return has(facet) ? "\"" + get(facet) + "\"" : null;
	}

	private static void add(List<String> parts, String name, @Nullable String value) {
		if (value != null) {
			parts.add(name + " = " + value);
		}
	}

}
