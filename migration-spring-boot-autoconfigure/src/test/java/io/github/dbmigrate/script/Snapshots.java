package io.github.dbmigrate.script;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.github.dbmigrate.schema.CheckConstraint;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.ColumnType;
import io.github.dbmigrate.schema.ForeignKey;
import io.github.dbmigrate.schema.ForeignKey.Action;
import io.github.dbmigrate.schema.Generated;
import io.github.dbmigrate.schema.Identity;
import io.github.dbmigrate.schema.Index;
import io.github.dbmigrate.schema.Mapping;
import io.github.dbmigrate.schema.Mapping.ColumnOrigin;
import io.github.dbmigrate.schema.Mapping.TableOrigin;
import io.github.dbmigrate.schema.Model;
import io.github.dbmigrate.schema.PrimaryKey;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.Sequence;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;
import io.github.dbmigrate.schema.UniqueConstraint;

/**
 * Snapshots that use every component of every record.
 */
final class Snapshots {

	private static final TableName USERS = new TableName(null, "users");

	private static final TableName ORDERS = new TableName("shop", "orders");

	private Snapshots() {
	}

	static Snapshot users(String head) {
		return snapshot(head, List.of(users()), List.of());
	}

	static Snapshot usersAndOrders(String head) {
		return snapshot(head, List.of(users(), orders()),
				List.of(new Sequence(new TableName(null, "orders_seq"), 1, 50)));
	}

	private static Snapshot snapshot(String head, List<Table> tables, List<Sequence> sequences) {
		return new Snapshot(Version.of(head), "h2", new Model(Schema.of(tables, sequences), mapping(tables)));
	}

	private static Mapping mapping(List<Table> tables) {
		TreeMap<TableName, TableOrigin> origins = new TreeMap<>();
		tables.forEach((table) -> origins.put(table.name(), origin(table)));
		origins.put(new TableName("a", "unplaced"),
				new TableOrigin("com.acme.Unplaced", new TreeMap<>(), new TreeSet<>()));
		return new Mapping(origins);
	}

	private static TableOrigin origin(Table table) {
		TreeMap<String, ColumnOrigin> columns = new TreeMap<>(Map.of("unplaced", new ColumnOrigin("x.y", false)));
		columns.put("id", new ColumnOrigin("id", false));
		columns.put("name", new ColumnOrigin("name", true));
		columns.put("dtype", new ColumnOrigin(null, false));
		return new TableOrigin("com.acme." + table.name().name(), columns, new TreeSet<>(List.of("uk_b", "uk_a")));
	}

	private static Table users() {
		return new Table(USERS,
				List.of(column("id", "bigint", false, true),
						new Column("name", new ColumnType("varchar", List.of("120")), false, "'a\n\"${x}\"'", null,
								null, "utf8mb4_bin", ""),
						column("dtype", "integer", true, false),
						new Column("total", new ColumnType("numeric", List.of("38", "2")), true, null, null,
								new Generated("id * 2", true), null, "Summe \u00e4\u4e2d")),
				new PrimaryKey(null, List.of("id")), List.of(new UniqueConstraint("uk_a", List.of("name", "dtype"))),
				List.of(new Index("ix_a", List.of(new Index.Part("name", false), new Index.Part("id", true)), true,
						null), new Index("ix_b", List.of(), false, "create index ix_b on users (lower(name))")),
				List.of(), List.of(new CheckConstraint("ck_a", "id > 0")), "people",
				List.of("insert into users values (1)"));
	}

	private static Table orders() {
		return new Table(ORDERS,
				List.of(column("id", "bigint", false, false), column("user_id", "bigint", true, false)),
				new PrimaryKey("pk_orders", List.of("id")), List.of(), List.of(),
				List.of(new ForeignKey("fk_a", List.of("user_id"), USERS, List.of("id"), Action.CASCADE,
						Action.SET_NULL),
						new ForeignKey("fk_b", List.of("id"), ORDERS, List.of("id"), Action.NO_ACTION,
								Action.NO_ACTION)),
				List.of(), null, List.of());
	}

	private static Column column(String name, String type, boolean nullable, boolean identity) {
		return new Column(name, new ColumnType(type, List.of()), nullable, null, identity ? Identity.DEFAULT : null,
				null, null, null);
	}

	static Stream<Snapshot> all() {
		Snapshot empty = new Snapshot(null, "h2", new Model(Schema.of(List.of(), List.of()), Mapping.EMPTY));
		return Stream.of(empty, users("1"), usersAndOrders("1.0"));
	}

}
