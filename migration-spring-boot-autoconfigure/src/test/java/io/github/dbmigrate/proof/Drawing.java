package io.github.dbmigrate.proof;

import io.github.dbmigrate.testing.TestDatabase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import io.github.dbmigrate.proof.SketchConstraint.Type;
import io.github.dbmigrate.proof.SketchEntity.Id;
import org.jspecify.annotations.Nullable;

/**
 * Draws the parts of a sketch at random, so that three rows of the {@link RowFiller} fit
 * into each table, and whatever is added fits to rows that are there.
 */
final class Drawing {

	private static final int CONSTANTS_WITH_ROWS = 4;

	private static final Map<SketchKind, List<String>> DEFAULTS = Map.ofEntries(
			Map.entry(SketchKind.TEXT, List.of("'none'", "''", "'a b'", "'10'")),
			Map.entry(SketchKind.INTEGER, List.of("0", "7", "42")), Map.entry(SketchKind.LONG, List.of("0", "99")),
			Map.entry(SketchKind.SHORT, List.of("1", "2")), Map.entry(SketchKind.BOOLEAN, List.of("true", "false")),
			Map.entry(SketchKind.DOUBLE, List.of("0", "1.5")), Map.entry(SketchKind.DECIMAL, List.of("0", "3")),
			Map.entry(SketchKind.DATE, List.of(clock("current_date", "'2020-01-01'"))),
			Map.entry(SketchKind.DATE_TIME,
					List.of(clock("current_timestamp", "'2021-02-03 04:05:06'"), "'2020-01-01 00:00:00'")),
			Map.entry(SketchKind.INSTANT, List.of(clock("current_timestamp", "'2021-02-03 04:05:06'"))),
			Map.entry(SketchKind.ENUM_TEXT, List.of("'v1'", "'v2'")),
			Map.entry(SketchKind.ENUM_NUMBER, List.of("0", "1")));

	/** MySQL wants brackets or digits there, which no other database takes. */
	private static String clock(String text, String onMySql) {
		return TestDatabase.isMySql() ? onMySql : text;
	}

	private final Random random;

	private final Sketch sketch;

	private final SketchNames names;

	Drawing(Random random, Sketch sketch) {
		this.random = random;
		this.sketch = sketch;
		this.names = new SketchNames(random);
	}

	SketchNames names() {
		return this.names;
	}

	boolean chance(int outOf) {
		return this.random.nextInt(outOf) == 0;
	}

	void start() {
		IntStream.range(0, 4)
			.forEach((i) -> this.sketch.enums()
				.put("Choice" + i,
						IntStream.rangeClosed(1, CONSTANTS_WITH_ROWS + i).mapToObj((n) -> "v" + n).toList()));
		this.sketch.embeddables().put("Place", List.of(part("street"), part("city")));
		this.sketch.embeddables().put("Money", List.of(part("cents"), part("unit")));
		this.sketch.superclasses().put("Tracked", List.of(part("trackedAt"), part("trackedBy")));
		for (int i = 0; i < 15; i++) {
			entity();
		}
		List.of("SINGLE_TABLE", "JOINED", "TABLE_PER_CLASS").forEach(this::family);
	}

	/** A nullable field without constraints. */
	SketchField part(String name) {
		List<SketchKind> kinds = SketchKind.BASIC.stream().filter((kind) -> !kind.isEnum()).toList();
		return sized(SketchField.of(name, this.names.any(kinds)));
	}

	/** A new entity with a table of its own. */
	SketchEntity entity() {
		SketchEntity entity = SketchEntity.of(this.names.type(this.sketch), this.names.any(List.of(Id.values())))
			.with("table", this.names.table(this.sketch))
			.with("comment", chance(4) ? this.names.comment() : null)
			.with("superclass", chance(5) ? "Tracked" : null)
			.with("allocation", chance(2) ? "1" : null);
		return filled((entity.id() == Id.AUTO && entity.has("table")) ? entity.with(Id.SEQUENCE) : entity);
	}

	private SketchEntity filled(SketchEntity entity) {
		this.sketch.put(entity);
		int count = 3 + this.random.nextInt(5);
		for (int i = 0; i < count; i++) {
			this.sketch.put(this.sketch.entity(entity.name()).with(field(entity.name(), true)));
		}
		for (int i = 0; entity.hasTable() && i < 2; i++) {
			constraint(entity.name());
		}
		return this.sketch.entity(entity.name());
	}

	private void family(String strategy) {
		boolean union = strategy.equals("TABLE_PER_CLASS");
		Id id = this.names.any(union ? List.of(Id.LONG, Id.SEQUENCE, Id.TABLE, Id.UUID)
				: List.of(Id.LONG, Id.IDENTITY, Id.SEQUENCE, Id.AUTO, Id.UUID, Id.TEXT));
		SketchEntity root = SketchEntity.of(this.names.type(this.sketch), id)
			.with("inheritance", strategy)
			.with("discriminator", strategy.equals("SINGLE_TABLE") ? "v1" : null);
		filled(root);
		child(root.name());
		child(root.name());
	}

	/** A new entity below another. */
	SketchEntity child(String parent) {
		SketchEntity root = this.sketch.entity(parent);
		boolean shared = "SINGLE_TABLE".equals(root.get("inheritance"));
		SketchEntity child = SketchEntity.of(this.names.type(this.sketch), root.id())
			.with("parent", parent)
			.with("shared", shared ? "" : null)
			.with("discriminator", shared ? discriminator(root) : null)
			.with("table", shared ? null : this.names.table(this.sketch));
		return filled(child);
	}

	private String discriminator(SketchEntity root) {
		List<String> used = this.sketch.family(root)
			.stream()
			.map((one) -> String.valueOf(one.get("discriminator")))
			.toList();
		return IntStream.range(1, 100)
			.mapToObj((number) -> "v" + number)
			.filter((value) -> !used.contains(value))
			.findFirst()
			.orElseThrow();
	}

	/**
	 * A new field.
	 * @param fresh whether its table is new too
	 */
	SketchField field(String name, boolean fresh) {
		SketchEntity entity = this.sketch.entity(name);
		boolean shared = this.sketch.root(entity).facets().containsValue("SINGLE_TABLE") && !entity.isRoot();
		String field = this.names.field(this.sketch, entity);
		int draw = this.random.nextInt(20);
		if (draw < 12) {
			return basic(entity, field, fresh, shared);
		}
		if (draw < 15) {
			return reference(entity, field, fresh, shared);
		}
		if (draw < 17 && !String.valueOf(entity.get("table")).startsWith("tab_")) {
			return plural(field);
		}
		return (draw == 17) ? embedded(entity, field, fresh, shared) : generated(entity, field, fresh, shared);
	}

	private SketchField basic(SketchEntity entity, String name, boolean fresh, boolean shared) {
		SketchKind kind = this.names.any(SketchKind.BASIC);
		SketchField field = sized(SketchField.of(name, kind)).with("column", this.names.column(this.sketch, entity))
			.with("comment", chance(6) ? this.names.comment() : null)
			.with("required", chance(3) && !shared ? "" : null)
			.with("default", chance(4) ? defaultValue(kind) : null);
		boolean same = !fresh && (field.has("required") || field.has("default"));
		if (!same && kind.isDistinct() && chance(6) && fits(field)) {
			return field.with("unique", "true");
		}
		String check = chance(8) ? condition(field) : null;
		return field.with("same", same ? "" : null).with("check", check);
	}

	/** A type as long or as precise as it may be. */
	SketchField sized(SketchField field) {
		return switch (field.kind()) {
			case TEXT -> field.with("length", this.names.any(List.of("20", "40", "100", "255", "500")));
			case ENUM_TEXT, ENUM_NUMBER ->
				field.with("target", this.names.any(List.copyOf(this.sketch.enums().keySet())));
			case DECIMAL -> chance(3) ? field : field.with("precision", this.names.any(List.of("10", "19")))
				.with("scale", this.names.any(List.of("0", "2", "4")));
			case DATE_TIME, INSTANT, OFFSET ->
				chance(2) ? field : field.with("seconds", this.names.any(List.of("0", "3")));
			case BYTES -> field.with("length", this.names.any(List.of("16", "255")));
			default -> field;
		};
	}

	@Nullable String defaultValue(SketchKind kind) {
		List<String> values = DEFAULTS.get(kind);
		return (values != null) ? this.names.any(values) : null;
	}

	/** Whether an index can hold the column, with others beside it. */
	static boolean fits(SketchField field) {
		return field.kind().isIndexed() && !"500".equals(field.get("length"));
	}

	/** A condition that rows fulfil, or {@code null} where none can be written. */
	@Nullable String condition(SketchField field) {
		String name = field.bareName();
		if (name == null || name.equals("ranking") || name.equals("position")) {
			return null;
		}
		return switch (field.kind()) {
			case TEXT ->
				this.names.any(List.of("%s <> 'zzz'", "length(%s) < 300", "%s <> 'a' or %1$s <> 'b'")).formatted(name);
			case INTEGER, LONG, SHORT, DECIMAL ->
				this.names.any(List.of("%s >= 0", "%s < 1000", "%s between 0 and 500", "%s >= 0 and %1$s < 900"))
					.formatted(name);
			default -> null;
		};
	}

	private SketchField reference(SketchEntity entity, String name, boolean fresh, boolean shared) {
		List<SketchEntity> targets = this.sketch.entities()
			.stream()
			.filter((one) -> !this.sketch.root(one).has("extended"))
			.toList();
		SketchEntity target = this.names.any(targets);
		SketchEntity root = this.sketch.root(target);
		boolean old = !fresh && (target.has("fresh") || !root.id().isNumber());
		boolean required = chance(4) && !old && !shared;
		boolean one = chance(4) && root.id().isSingle() && (fresh || !required);
		SketchField field = SketchField.of(name, one ? SketchKind.ONE : SketchKind.REFERENCE)
			.with("target", target.name())
			.with("required", required ? "" : null)
			.with("same", required && !fresh ? "" : null)
			.with("delete", chance(5) ? "CASCADE" : null);
		return root.id().isSingle() ? field.with("column", this.names.column(this.sketch, entity))
			.with("key", chance(4) ? this.names.stated() : null) : field;
	}

	private SketchField plural(String name) {
		List<SketchEntity> targets = this.sketch.entities()
			.stream()
			.filter((one) -> !this.sketch.root(one).has("extended"))
			.toList();
		SketchField field = SketchField.of(name, this.names.any(SketchKind.PLURAL));
		return field.kind().type("").contains("<>") ? field.with("target", this.names.any(targets).name()) : field;
	}

	private SketchField embedded(SketchEntity entity, String name, boolean fresh, boolean shared) {
		List<String> used = this.sketch.familyFields(entity).map(SketchField::target).toList();
		List<String> free = this.sketch.embeddables().keySet().stream().filter((one) -> !used.contains(one)).toList();
		return free.isEmpty() ? basic(entity, name, fresh, shared)
				: SketchField.of(name, SketchKind.EMBEDDED).with("target", this.names.any(free));
	}

	private SketchField generated(SketchEntity entity, String name, boolean fresh, boolean shared) {
		List<SketchField> sources = entity.fields()
			.stream()
			.filter((field) -> field.kind() == SketchKind.INTEGER && field.bareName() != null)
			.toList();
		if (sources.isEmpty()) {
			return basic(entity, name, fresh, shared);
		}
		SketchField source = this.names.any(sources);
		return SketchField.of(name, SketchKind.GENERATED)
			.with("source", source.name())
			.with("expression", expression(source));
	}

	String expression(SketchField source) {
		return this.names.any(List.of("%s + 1", "1 + %s", "%s + 2 - 1")).formatted(source.bareName());
	}

	/** Adds a constraint or an index where there is a field for one. */
	void constraint(String name) {
		SketchEntity entity = this.sketch.entity(name);
		Type type = this.names.any(List.of(Type.values()));
		SketchConstraint constraint = (type == Type.CHECK) ? check(entity) : keyed(entity, type);
		if (constraint != null && entity.constraints().stream().noneMatch((one) -> isAlike(one, constraint))) {
			this.sketch.put(entity.with(constraint));
		}
	}

	private static boolean isAlike(SketchConstraint one, SketchConstraint other) {
		return one.fields().equals(other.fields()) && (one.type() == Type.CHECK) == (other.type() == Type.CHECK);
	}

	private @Nullable SketchConstraint check(SketchEntity entity) {
		List<SketchField> fields = entity.fields().stream().filter((field) -> condition(field) != null).toList();
		if (fields.isEmpty()) {
			return null;
		}
		SketchField field = this.names.any(fields);
		return new SketchConstraint(Type.CHECK, this.names.constraint(), List.of(field.name()),
				String.valueOf(condition(field)));
	}

	private @Nullable SketchConstraint keyed(SketchEntity entity, Type type) {
		List<SketchField> fields = new ArrayList<>(entity.fields().stream().filter(this::isKeyed).toList());
		Collections.shuffle(fields, this.random);
		List<SketchField> parts = fields.stream().limit(1 + this.random.nextInt(3)).toList();
		boolean distinct = parts.stream().anyMatch((field) -> field.kind().isDistinct() && !field.has("same"));
		boolean alone = parts.size() == 1 && (parts.get(0).has("unique") || parts.get(0).kind() == SketchKind.ONE);
		if (parts.isEmpty() || alone || (type != Type.INDEX && !distinct)) {
			return null;
		}
		String order = (type != Type.INDEX || chance(2)) ? "" : " desc";
		return new SketchConstraint(type, this.names.constraint(), parts.stream().map(SketchField::name).toList(),
				order);
	}

	private boolean isKeyed(SketchField field) {
		return fits(field) && (!field.kind().isReference() || hasPlainColumn(field));
	}

	/** Hibernate quotes a join column that it names itself as it quotes the table. */
	private boolean hasPlainColumn(SketchField field) {
		SketchEntity target = this.sketch.entity(field.target());
		return this.sketch.root(target).id().isSingle()
				&& (field.has("column") || !String.valueOf(target.get("table")).startsWith("`"));
	}

}
