package io.github.dbmigrate.change;

import java.util.List;

import io.github.dbmigrate.schema.CheckConstraint;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.ColumnType;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class AllowedValueTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			value = { "grade >= 3 | 3", "grade > 3 | 4", "grade <= 9 | 0", "grade < 0 | -1",
					"(grade >= 3) and (grade <= 9) | 3", "grade between 2 and 7 | 2", "grade between -2 and 7 | 0",
					"grade in (4, 5) | 4", "(GRADE = ANY (ARRAY[4, 5])) | 4", "((grade >= (3)::numeric)) | 3",
					"`grade` between 2 and 7 | 2", "kind in ('N', 'Y') | 'N'",
					"kind = any (array['it''s'::text]) | 'it''s'" })
	void isOneThatTheCheckLetsIn(String check, String value) {
		assertThat(AllowedValue.of(table(check), column(check))).contains(value);
	}

	@ParameterizedTest
	@CsvSource({ "grade >= other", "grade is not null", "upgrade >= 3", "other <> 'grade'" })
	void isNoneWhereNoCheckSaysIt(String check) {
		assertThat(AllowedValue.of(table(check), column("grade"))).isEmpty();
	}

	private static Column column(String check) {
		boolean text = check.startsWith("kind");
		return new Column(text ? "kind" : "grade", new ColumnType(text ? "varchar" : "integer", List.of()), false);
	}

	private static Table table(String check) {
		List<Column> columns = List.of(column("kind"), column("grade"),
				new Column("other", new ColumnType("integer", List.of()), false));
		return new Table(new TableName(null, "customer"), columns, null, List.of(), List.of(), List.of(),
				List.of(new CheckConstraint("ck", check)), null, List.of());
	}

}
