package io.github.dbmigrate.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import io.github.dbmigrate.proof.SketchConstraint.Type;
import io.github.dbmigrate.proof.SketchEntity.Id;

/**
 * Edits a sketch as a user edits entities, at random.
 */
final class Edits {

	private final Random random;

	private final Sketch sketch;

	private final Drawing drawing;

	private final SketchNames names;

	Edits(Random random, Sketch sketch, Drawing drawing) {
		this.random = random;
		this.sketch = sketch;
		this.drawing = drawing;
		this.names = drawing.names();
	}

	/** Some edits of one step. */
	void step() {
		String before = this.sketch.source();
		this.sketch.remember();
		this.sketch.entities().forEach((entity) -> this.sketch.put(entity.with("fresh", null)));
		int count = 1 + this.random.nextInt(4);
		for (int i = 0; i < count || this.sketch.source().equals(before); i++) {
			edit();
		}
	}

	private void edit() {
		SketchEntity entity = this.names.any(List.copyOf(this.sketch.entities()));
		switch (this.random.nextInt(26)) {
			case 0, 1, 2, 3 -> addField(entity);
			case 4, 5 -> dropField(entity);
			case 6, 7 -> requireOrRelease(entity);
			case 8, 9 -> resize(entity);
			case 10 -> retype(entity);
			case 11 -> changeDefault(entity);
			case 12 -> changeComment(entity);
			case 13, 14 -> addConstraint(entity);
			case 15 -> dropConstraint(entity);
			case 16 -> changeConstraint(entity);
			case 17 -> unique(entity);
			case 18 -> changeEnum();
			case 19 -> addEntity();
			case 20 -> dropEntity(entity);
			case 21 -> changeId(entity);
			case 22 -> changeReference(entity);
			case 23 -> changeGenerated(entity);
			case 24 -> extendKey(entity);
			default -> changeParts();
		}
	}

	private void changeField(SketchEntity entity, Predicate<SketchField> fitting, UnaryOperator<SketchField> change) {
		List<SketchField> fields = entity.fields().stream().filter(fitting).toList();
		if (!fields.isEmpty()) {
			this.sketch.put(entity.change(this.names.any(fields).name(), change));
		}
	}

	private void addField(SketchEntity entity) {
		SketchField field = this.drawing.field(entity.name(), entity.has("fresh"));
		this.sketch.put(this.sketch.entity(entity.name()).with(field));
	}

	private void dropField(SketchEntity entity) {
		if (entity.fields().size() > 1) {
			this.sketch.put(entity.without(this.names.any(entity.fields()).name()));
		}
	}

	private void requireOrRelease(SketchEntity entity) {
		boolean shared = !entity.hasTable();
		changeField(entity, (field) -> field.kind().isBasic() && !shared && !isKey(entity, field),
				(field) -> field.has("required") ? field.with("required", null)
						: field.with("required", "").with("same", field.has("unique") ? null : ""));
	}

	/** Whether rows must differ in it, alone or with others. */
	private static boolean isKey(SketchEntity entity, SketchField field) {
		return field.has("unique") || entity.constraints()
			.stream()
			.anyMatch((one) -> one.type() != Type.INDEX && one.type() != Type.CHECK
					&& one.fields().contains(field.name()));
	}

	private void resize(SketchEntity entity) {
		changeField(entity, (field) -> field.kind().isBasic() && !field.kind().isEnum() && !field.has("wide"),
				(field) -> {
					SketchField sized = field.has("seconds") ? field.with("seconds", null) : field;
					sized = isTime(field) ? sized : this.drawing.sized(field);
					boolean indexed = field.has("unique")
							|| entity.constraints().stream().anyMatch((one) -> one.fields().contains(field.name()));
					return (indexed && !Drawing.fits(sized)) ? field : sized;
				});
	}

	/** Values that hold the moment of the test lose it in a shorter type. */
	private static boolean isTime(SketchField field) {
		return List.of(SketchKind.DATE_TIME, SketchKind.INSTANT, SketchKind.OFFSET).contains(field.kind());
	}

	private void retype(SketchEntity entity) {
		changeField(entity, (field) -> !field.has("check") && !field.has("default") && isFree(entity, field),
				(field) -> switch (field.kind()) {
					case SHORT -> field.as(SketchKind.INTEGER);
					case INTEGER ->
						field.as(this.names.any(List.of(SketchKind.LONG, SketchKind.DECIMAL, SketchKind.TEXT)));
					case LONG ->
						field.as(this.names.any(List.of(SketchKind.DECIMAL, SketchKind.TEXT, SketchKind.INTEGER)));
					case FLOAT -> field.as(SketchKind.DOUBLE);
					case DATE -> field.as(SketchKind.DATE_TIME);
					case UUID -> field.as(SketchKind.TEXT).with("length", "255").with("wide", "");
					case TEXT -> field.with("length", null).as(SketchKind.LONG_TEXT);
					case ENUM_TEXT -> field.as(SketchKind.TEXT).with("length", "255");
					default -> field;
				});
	}

	private static boolean isFree(SketchEntity entity, SketchField field) {
		return entity.constraints().stream().noneMatch((one) -> one.fields().contains(field.name()))
				&& entity.fields().stream().noneMatch((one) -> field.name().equals(one.get("source")))
				&& !field.has("unique");
	}

	private void changeDefault(SketchEntity entity) {
		changeField(entity, (field) -> field.kind().isBasic(), (field) -> field.with("default",
				field.has("default") && this.drawing.chance(2) ? null : this.drawing.defaultValue(field.kind())));
	}

	private void changeComment(SketchEntity entity) {
		if (this.drawing.chance(3) && entity.hasTable()) {
			this.sketch.put(entity.with("comment", entity.has("comment") ? null : this.names.comment()));
			return;
		}
		changeField(entity, (field) -> field.kind().isBasic(), (field) -> field.with("comment",
				field.has("comment") && this.drawing.chance(2) ? null : this.names.comment()));
	}

	private void addConstraint(SketchEntity entity) {
		if (entity.hasTable()) {
			this.drawing.constraint(entity.name());
		}
	}

	private void dropConstraint(SketchEntity entity) {
		if (!entity.constraints().isEmpty()) {
			this.sketch.put(entity.without(this.names.any(entity.constraints())));
		}
	}

	private void changeConstraint(SketchEntity entity) {
		if (entity.constraints().isEmpty()) {
			return;
		}
		SketchConstraint old = this.names.any(entity.constraints());
		if (this.drawing.chance(2)) {
			this.sketch.put(entity.replace(old, old.named(this.names.stated())));
		}
		else if (old.type() == Type.CHECK) {
			String condition = this.drawing.condition(entity.field(old.fields().get(0)));
			this.sketch.put((condition != null) ? entity.replace(old, old.with(condition)) : entity.without(old));
		}
		else if (old.type() == Type.INDEX) {
			this.sketch.put(entity.replace(old, old.with(old.text().isEmpty() ? " desc" : "")));
		}
	}

	private void unique(SketchEntity entity) {
		changeField(entity,
				(field) -> field.kind().isDistinct() && field.kind() != SketchKind.ONE && !field.has("same")
						&& Drawing.fits(field) && isSingle(field) && isFreeOrUnique(entity, field),
				(field) -> field.with("unique", field.has("unique") ? null : "true"));
	}

	private boolean isSingle(SketchField field) {
		return !field.kind().isReference() || this.sketch.root(this.sketch.entity(field.target())).id().isSingle();
	}

	private static boolean isFreeOrUnique(SketchEntity entity, SketchField field) {
		return field.has("unique")
				|| entity.constraints().stream().noneMatch((one) -> one.fields().equals(List.of(field.name())));
	}

	private void changeEnum() {
		String name = this.names.any(List.copyOf(this.sketch.enums().keySet()));
		List<String> constants = new ArrayList<>(this.sketch.enums().get(name));
		if (constants.size() > 5 && this.drawing.chance(2)) {
			constants.remove(constants.size() - 1);
		}
		else {
			constants.add(this.names.numbered("NEW_"));
		}
		this.sketch.enums().put(name, List.copyOf(constants));
	}

	private void addEntity() {
		SketchEntity parent = this.names.any(List.copyOf(this.sketch.entities()));
		SketchEntity entity = (parent.has("inheritance")) ? this.drawing.child(parent.name()) : this.drawing.entity();
		this.sketch.put(entity.with("fresh", ""));
	}

	private void dropEntity(SketchEntity entity) {
		boolean hasChildren = this.sketch.entities()
			.stream()
			.anyMatch((one) -> entity.name().equals(one.get("parent")));
		boolean needed = this.sketch.references(entity.name()).stream().anyMatch((field) -> field.has("required"))
				|| List.of("v1", "v2", "v3").contains(String.valueOf(entity.get("discriminator")));
		if (!hasChildren && !needed && this.sketch.entities().size() > 20) {
			this.sketch.remove(entity.name());
		}
	}

	private void changeId(SketchEntity entity) {
		if (entity.has("inheritance") || !entity.isRoot() || !entity.id().isNumber()) {
			return;
		}
		List<Id> ids = List.of(Id.LONG, Id.IDENTITY, entity.has("table") ? Id.IDENTITY : Id.AUTO, Id.SEQUENCE,
				Id.TABLE);
		if (this.drawing.chance(3)) {
			this.sketch.put(entity.with("allocation", entity.has("allocation") ? null : "1"));
			return;
		}
		this.sketch.put(entity.with(this.names.any(ids)));
	}

	private void changeReference(SketchEntity entity) {
		changeField(entity, (field) -> field.kind().isReference() && isSingle(field),
				(field) -> switch (this.random.nextInt(4)) {
					case 0 -> field.with("delete", field.has("delete") ? null : "CASCADE");
					case 1 -> field.with("key", this.names.stated());
					case 2 -> field.with("key", "".equals(field.get("key")) ? null : "").with("delete", null);
					default -> field.with("required", null);
				});
	}

	/**
	 * A generated column computes something else, or becomes one like others.
	 */
	private void changeGenerated(SketchEntity entity) {
		changeField(entity, (field) -> field.kind() == SketchKind.GENERATED, (field) -> {
			SketchField source = entity.field(String.valueOf(field.get("source")));
			return this.drawing.chance(2) ? field.with("expression", this.drawing.expression(source))
					: field.as(SketchKind.INTEGER).with("source", null).with("expression", null).with("same", "");
		});
	}

	/** One more column comes into a key of several to which nothing refers. */
	private void extendKey(SketchEntity entity) {
		List<SketchField> more = entity.fields()
			.stream()
			.filter((field) -> field.kind().isNumber() && field.has("required") && !field.has("key"))
			.toList();
		boolean alone = this.sketch.references(entity.name()).isEmpty()
				&& entity.fields().stream().noneMatch((field) -> field.kind().isPlural());
		if (entity.id() == Id.CLASS && !entity.has("extended") && alone && !more.isEmpty()) {
			String field = this.names.any(more).name();
			this.sketch.put(entity.with("extended", field).change(field, (one) -> one.with("key", "")));
		}
	}

	private void changeParts() {
		boolean superclass = this.drawing.chance(2);
		var all = superclass ? this.sketch.superclasses() : this.sketch.embeddables();
		String name = this.names.any(List.copyOf(all.keySet()));
		List<SketchField> parts = new ArrayList<>(all.get(name));
		if (parts.size() > 2 && this.drawing.chance(2)) {
			parts.remove(this.random.nextInt(parts.size()));
		}
		else {
			parts.add(this.drawing.part(this.names.numbered("part")));
		}
		all.put(name, List.copyOf(parts));
	}

}
