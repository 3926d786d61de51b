package io.github.dbmigrate.script;

import java.util.List;

import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SnapshotJsonTests {

	@ParameterizedTest
	@MethodSource("io.github.dbmigrate.script.Snapshots#all")
	void whatIsWrittenIsReadBackEqual(Snapshot snapshot) {
		String text = SnapshotJson.write(snapshot);
		Snapshot read = SnapshotJson.read(text, "x");
		assertThat(read).isEqualTo(snapshot);
		assertThat(String.valueOf(read.head())).isEqualTo(String.valueOf(snapshot.head()));
		assertThat(SnapshotJson.write(read)).isEqualTo(text);
	}

	@Test
	void everyColumnAndConstraintHasALineOfItsOwn() {
		List<String> lines = SnapshotJson.write(Snapshots.usersAndOrders("1")).lines().toList();
		assertThat(lines).startsWith("{", "\"format\": 1,", "\"head\": \"1\",", "\"vendor\": \"h2\",", "\"tables\": [")
			.contains(
					" {\"table\": \"users\", \"entity\": \"com.acme.users\", \"statedNames\": [\"uk_a\", \"uk_b\"], \"comment\": \"people\",",
					"  {\"name\": \"id\", \"type\": \"bigint\", \"notNull\": true, \"identity\": true, \"attribute\": \"id\"},",
					"  {\"name\": \"uk_a\", \"columns\": [\"name\", \"dtype\"]}",
					" {\"sequence\": \"orders_seq\", \"start\": 1, \"increment\": 50}")
			.endsWith("}");
	}

	@Test
	void aNewColumnIsOneNewLine() {
		String before = SnapshotJson.write(Snapshots.users("1"));
		String after = SnapshotJson.write(Snapshots.users("2"));
		assertThat(after.lines().filter((line) -> !before.contains(line))).containsExactly("\"head\": \"2\",");
	}

	@Test
	void aBrokenFileIsNamedWithItsLine() {
		String text = SnapshotJson.write(Snapshots.users("1"));
		assertThat(problem(text.replace("\"head\": \"1\",", "\"head\": \"1\""))).startsWith("f.json:4: ");
		assertThat(problem(text.replace("\"vendor\": \"h2\",", "\"vendor\": \"h2\", \"vendour\": \"h2\",")))
			.startsWith("f.json:4: ")
			.contains("vendour");
		assertThat(problem(text.replace("\"notNull\": true", "\"notNull\": 17.5"))).startsWith("f.json:8: ");
		assertThat(problem(text.replace("\"format\": 1", "\"format\": 2"))).contains("format 2 is not known");
		assertThat(problem(text.replace("\"vendor\": \"h2\",", ""))).contains("vendor");
		assertThat(problem(text.replace("{\"name\": \"id\", ", "{").replace("\"sequences\"", "?")))
			.startsWith("f.json:8: ")
			.contains("name");
		assertThat(problem(text + "x")).startsWith("f.json:");
		assertThat(problem("")).startsWith("f.json:1: ");
		assertThat(problem("[]")).startsWith("f.json:1: ");
		assertThat(problem("null")).startsWith("f.json");
	}

	@Test
	void conflictMarkersAreSaidToBeSuch() {
		String text = SnapshotJson.write(Snapshots.users("1"))
			.replace("\"head\": \"1\",", "<<<<<<< HEAD\n\"head\": \"1\",\n=======\n\"head\": \"2\",\n>>>>>>> b");
		assertThat(problem(text)).startsWith("f.json:3 holds conflict markers of git");
	}

	private static String problem(String text) {
		String[] problem = new String[1];
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> SnapshotJson.read(text, "f.json"))
			.satisfies((ex) -> assertThat(ex.failure()).isEqualTo(Failure.INPUT))
			.satisfies((ex) -> assertThat(ex.remedy()).contains("git").contains("delete"))
			.satisfies((ex) -> problem[0] = ex.getMessage());
		return problem[0];
	}

}
