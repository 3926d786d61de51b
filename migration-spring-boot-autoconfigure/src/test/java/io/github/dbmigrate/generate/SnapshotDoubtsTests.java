package io.github.dbmigrate.generate;

import java.util.List;
import java.util.stream.Stream;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.ColumnType;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One branch renamed points to score, the other made points bigint and added mail.
 */
class SnapshotDoubtsTests {

	private final SnapshotDoubts doubts = new SnapshotDoubts(SqlDialect.of("H2", 2, 4), schema("points integer"),
			schema("score bigint", "mail integer"));

	@Test
	void whatBothBranchesMakeIsNoDoubt() {
		assertThat(this.doubts.about(schema("score bigint", "mail integer"))).isEmpty();
	}

	@Test
	void whatATextCannotJoinIsTold() {
		assertThat(this.doubts.about(schema("points bigint", "score integer"))).containsExactly(
				"The snapshot is not what the branches make together (it lacks users.mail; has users.score as integer, "
						+ "which is bigint; has users.points, which is gone): run `db snapshot` after `db upgrade`.");
	}

	private static Schema schema(String... columns) {
		List<Column> list = Stream.of(columns)
			.map((column) -> column.split(" "))
			.map((words) -> new Column(words[0].toUpperCase(), new ColumnType(words[1], List.of()), true))
			.toList();
		return Schema.of(List.of(new Table(new TableName(null, "USERS"), list, null, List.of(), List.of(), List.of(),
				List.of(), null, List.of())), List.of());
	}

}
