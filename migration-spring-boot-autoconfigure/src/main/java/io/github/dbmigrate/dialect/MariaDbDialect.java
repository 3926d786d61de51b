package io.github.dbmigrate.dialect;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.dbmigrate.schema.CheckConstraint;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.ColumnType;
import io.github.dbmigrate.schema.Sequence;
import io.github.dbmigrate.schema.Sequence.ColumnName;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * MariaDB: MySQL with other reserved words.
 */
final class MariaDbDialect extends MySqlDialect {

	private static final Set<String> RESERVED = Set.of("""
			accessible add all alter analyze and as asc asensitive before between bigint binary blob both by
			call cascade case change char character check collate column condition constraint continue convert
			create cross current_date current_role current_time current_timestamp current_user cursor databases
			day_hour day_microsecond day_minute day_second dec decimal declare default delayed delete
			delete_domain_id desc describe deterministic distinct distinctrow div do_domain_ids double drop dual
			each else elseif enclosed escaped except exists exit explain false fetch float float4 float8 for
			force foreign from fulltext grant group having high_priority hour_microsecond hour_minute
			hour_second if ignore ignore_domain_ids in index infile inner inout insensitive insert int int1 int2
			int3 int4 int8 integer intersect interval into is iterate join key keys kill leading leave left like
			limit linear lines load localtime localtimestamp lock long longblob longtext loop low_priority
			master_demote_to_replica master_demote_to_slave master_ssl_verify_server_cert match maxvalue
			mediumblob mediumint mediumtext middleint minute_microsecond minute_second mod modifies natural
			no_write_to_binlog not null numeric offset on optimize optionally or order out outer outfile over
			page_checksum parse_vcol_expr partition portion precision primary procedure purge range read
			read_write reads real recursive ref_system_id references regexp release rename repeat replace
			require resignal restrict return returning revoke right rlike row_number rows schemas
			second_microsecond select sensitive separator set show signal smallint spatial specific sql
			sql_big_result sql_calc_found_rows sql_small_result sqlexception sqlstate sqlwarning ssl starting
			stats_auto_recalc stats_persistent stats_sample_pages straight_join table terminated then tinyblob
			tinyint tinytext to trailing trigger true undo union unique unlock unsigned update usage use using
			utc_date utc_time utc_timestamp values varbinary varchar varcharacter varying when where while with
			write xor year_month zerofill
			""".strip().split("\\s+"));

	private static final ColumnType TEXT = new ColumnType("longtext", List.of());

	private static final ColumnType JSON = new ColumnType("json", List.of());

	MariaDbDialect(Product product) {
		super(product);
	}

	@Override
	public String vendor() {
		return "mariadb";
	}

	@Override
	Set<String> reservedWords() {
		return RESERVED;
	}

	/** MariaDB keeps a JSON column as text with a check. */
	@Override
	Table prepare(Table original) {
		Table table = super.prepare(original);
		Set<String> json = table.checks()
			.stream()
			.map(MariaDbDialect::jsonColumn)
			.filter(Objects::nonNull)
			.collect(Collectors.toSet());
		return json.isEmpty() ? table
				: new Table(table.name(), table.columns().stream().map((column) -> json(column, json)).toList(),
						table.primaryKey(), table.uniqueConstraints(), table.indexes(), table.foreignKeys(),
						table.checks().stream().filter((check) -> jsonColumn(check) == null).toList(), table.comment(),
						table.seed(), table.options());
	}

	private static @Nullable String jsonColumn(CheckConstraint check) {
		String expression = check.expression().replaceAll("[`\\s]", "");
		return expression.equals("json_valid(" + check.name() + ")") ? check.name() : null;
	}

	private static Column json(Column column, Set<String> names) {
		boolean json = names.contains(column.name()) && column.type().equals(TEXT);
		return !json ? column : new Column(column.name(), JSON, column.nullable(), column.defaultValue(),
				column.identity(), column.generated(), null, column.comment());
	}

	/** MariaDB 10.11 still refuses it. */
	@Override
	public boolean numbersReferencedColumns() {
		return majorVersion() > 11 || (majorVersion() == 11 && minorVersion() >= 4);
	}

	@Override
	String dropOwnIndex() {
		return "drop index if exists";
	}

	@Override
	long usualCache() {
		return 0;
	}

	/** A sequence takes a number here, no query. */
	@Override
	public List<String> restartBehind(Sequence sequence, List<ColumnName> columns) {
		String alter = sql("alter sequence").table(sequence.name()).words("restart with").toString();
		return List.of(sql("set @next_value =").part(behind(sequence, columns)).toString(),
				sql("execute immediate concat(").literal(alter + " ").words(", @next_value)").toString());
	}

	@Override
	public String createSequence(Sequence sequence) {
		String create = super.createSequence(sequence);
		return (sequence.numbering().cache() != null) ? create : create + " nocache";
	}

	@Override
	public @Nullable String batchObstacle(List<Column> key) {
		return (key.size() == 1) ? null : "it has no primary key of one column to walk by";
	}

	@Override
	List<String> inBatches(TableName table, List<Column> key, Sql update, long rows) {
		String name = key.get(0).name();
		return List
			.of(new MySqlBatches(this, table, name, update, rows).block(sql("type of").column(table, name).toString()));
	}

}
