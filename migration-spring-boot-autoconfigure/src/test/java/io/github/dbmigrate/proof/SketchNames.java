package io.github.dbmigrate.proof;

import java.util.List;
import java.util.Random;

import io.github.dbmigrate.testing.TestDatabase;
import org.jspecify.annotations.Nullable;

/**
 * Names that people use: plain words, words that databases reserve, both letter cases,
 * other alphabets, and as long as they may be.
 */
final class SketchNames {

	private static final int LONGEST = 63;

	/** MySQL adds to it to name checks, where Hibernate leaves that to the database. */
	private static final int LONGEST_TABLE = TestDatabase.isMySql() ? 55 : LONGEST;

	private static final List<String> CLASSES = List.of("Customer", "Invoice", "Product", "Region", "Basket",
			"Employee", "Department", "Warehouse", "Shipment", "Payment", "Category", "Supplier", "Contract", "Article",
			"Author", "Ticket", "Device", "Session", "Coupon", "Address", "Country", "Currency", "Vehicle", "Driver",
			"Route", "Station", "PriceList", "OrderLine", "TaxRate", "UserAccount", "AuditEntry", "MailBox");

	private static final List<String> FIELDS = List.of("title", "name", "code", "amount", "note", "level", "email",
			"phone", "firstName", "lastName", "createdAt", "updatedAt", "state", "kind", "weight", "height", "ranking",
			"token", "hash", "label", "color", "position", "orderDate", "isActive", "externalReference", "x", "rate",
			"points", "limitValue", "startTime", "endTime", "description", "summary", "priority", "size", "year1");

	private static final List<String> COLUMNS = List.of("`order`", "`group`", "`select`", "`user`", "`Mixed`",
			"`camelCase`", "`GROSS`", "`größe`", "straßenname", "`名前`", "`two words`", "`a-b`", "plain_column",
			"`default`", "`key`", "`end`", "`table`", "x1_y2");

	private static final List<String> TABLES = List.of("`order`", "`group`", "`User`", "`Mixed_Table`", "`größe`",
			"übersicht", "`表`", "`two words`", "t_plain", "`select`", "`references`", "`a.b`", "tbl_2");

	private static final List<String> COMMENTS = List.of("Plain words", "Überblick – 100 %", "one; two -- three",
			"a ${placeholder} and $$", "says \\\"yes\\\"", "/* no comment */", "日本語");

	private final Random random;

	private int number;

	SketchNames(Random random) {
		this.random = random;
	}

	String type(Sketch sketch) {
		List<String> free = CLASSES.stream().filter((name) -> !sketch.knows(name)).toList();
		return free.isEmpty() ? any(CLASSES) + this.number++ : any(free);
	}

	String field(Sketch sketch, SketchEntity entity) {
		List<String> used = sketch.familyFields(entity).map(SketchField::name).toList();
		List<String> free = FIELDS.stream()
			.filter((name) -> !used.contains(name) && !sketch.remembered(entity).contains(name))
			.toList();
		return (free.isEmpty() || this.random.nextInt(8) == 0) ? any(FIELDS) + "N" + this.number++ : any(free);
	}

	/** A column name that the entity states, or {@code null} for none. */
	@Nullable String column(Sketch sketch, SketchEntity entity) {
		int chance = this.random.nextInt(12);
		if (chance > 2) {
			return null;
		}
		if (chance == 0) {
			return longest("col", LONGEST);
		}
		List<String> used = sketch.familyFields(entity).map(SketchField::logicalName).toList();
		List<String> free = COLUMNS.stream().filter((name) -> !used.contains(name)).toList();
		return free.isEmpty() ? null : any(free);
	}

	/** A table name that the entity states, or {@code null} for none. */
	@Nullable String table(Sketch sketch) {
		int chance = this.random.nextInt(10);
		if (chance > 3) {
			return null;
		}
		if (chance == 0) {
			return longest("tab", LONGEST_TABLE);
		}
		List<String> free = TABLES.stream()
			.filter((name) -> sketch.entities().stream().noneMatch((entity) -> name.equals(entity.get("table"))))
			.toList();
		return free.isEmpty() ? null : any(free);
	}

	/** The name of a constraint, or {@code null} for none. */
	@Nullable String constraint() {
		return this.random.nextInt(3) == 0 ? null : stated();
	}

	String stated() {
		return this.random.nextInt(8) == 0 ? longest("named", LONGEST) : "named_" + this.number++;
	}

	String numbered(String name) {
		return name + this.number++;
	}

	String comment() {
		return any(COMMENTS);
	}

	private String longest(String beginning, int length) {
		String name = beginning + "_" + this.number++ + "_";
		return name + "abcdefghij".repeat(7).substring(0, length - name.length());
	}

	<T> T any(List<T> list) {
		return list.get(this.random.nextInt(list.size()));
	}

}
