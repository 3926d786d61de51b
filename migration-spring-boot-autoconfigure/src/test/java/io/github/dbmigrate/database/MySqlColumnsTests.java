package io.github.dbmigrate.database;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

/**
 * How MySQL tells its columns, row by row as its manual and its catalog write them, since
 * no MySQL can be started in a test.
 */
class MySqlColumnsTests {

	private final SqlDialect dialect = SqlDialect.of("MySQL", 8, 4);

	@ParameterizedTest
	@CsvSource(delimiterString = " | ", quoteCharacter = '~', nullValues = "-",
			textBlock = """
					varchar(20) | it's | ~~ | 'it''s'
					varchar(20) | NULL | ~~ | 'NULL'
					varchar(20) | - | ~~ | -
					enum('a','b') | a | ~~ | 'a'
					date | 2020-02-02 | ~~ | '2020-02-02'
					int | 5 | ~~ | 5
					decimal(10,2) | 1.50 | ~~ | 1.50
					bit(1) | b'1' | ~~ | b'1'
					bigint | - | auto_increment | -
					datetime(6) | CURRENT_TIMESTAMP(6) | DEFAULT_GENERATED | CURRENT_TIMESTAMP(6)
					datetime | CURRENT_TIMESTAMP | DEFAULT_GENERATED on update CURRENT_TIMESTAMP | CURRENT_TIMESTAMP on update current_timestamp
					timestamp | - | on update CURRENT_TIMESTAMP | null on update current_timestamp
					varchar(36) | uuid() | DEFAULT_GENERATED | (uuid())
					varchar(20) | concat(_utf8mb4\\'a\\',_utf8mb4\\'b\\') | DEFAULT_GENERATED | (concat('a','b'))
					int | (1 + 2) | DEFAULT_GENERATED | ((1 + 2))
					""")
	void givesTheDefaultAsSqlText(String type, String value, String extra, String expected) {
		assertThat(read(type, value, extra, null).defaultValue()).isEqualTo(expected);
	}

	@Test
	void knowsIdentityAndGeneratedColumns() {
		assertThat(read("bigint", null, "auto_increment", null).isIdentity()).isTrue();
		Column generated = read("varchar(9)", null, "STORED GENERATED", "concat(`a`,_utf8mb4\\'x\\')");
		assertThat(generated.generatedAs()).isEqualTo("concat(`a`,'x')");
		assertThat(generated.defaultValue()).isNull();
	}

	@Test
	void readsMariaDbThroughTheDriverOfMySql() {
		assumeFalse(TestDatabase.isMySql());
		var dataSource = TestDatabase.MARIADB.fresh();
		new JdbcTemplate(dataSource).execute("create table t (id int primary key, s varchar(9) default 'x', js json)");
		dataSource.setUrl(dataSource.getUrl().replace("jdbc:mariadb:", "jdbc:mysql:"));
		try (LiveDatabase live = LiveDatabase.connect(dataSource, null)) {
			assertThat(live.product()).startsWith("MariaDB 1");
			assertThat(SchemaLines.of(live.read(Set.of(), Set.of()))).isEqualTo("""
					table t
					  column id int not null
					  column s varchar(9) default 'x'
					  column js json
					  primary key null [id]
					""");
		}
	}

	private Column read(String type, String value, String extra, String generated) {
		MySqlColumns columns = new MySqlColumns(this.dialect, false, new SchemaCollector("app", Set.of()));
		Column column = new JdbcTemplate(TestDatabase.H2.fresh())
			.query("select 't', 'c', ?, true, ?, ?, ?, cast(null as varchar), '', ?", (result) -> {
				result.next();
				return columns.read(new CatalogRow(result), new HashMap<>(Map.of()));
			}, type, value, extra, (generated != null) ? generated : "", type.replaceFirst("\\(.*", ""));
		assertThat(column).isNotNull();
		return column;
	}

}
