package io.github.dbmigrate.script;

import java.util.Arrays;
import java.util.List;

import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Files are spelled as a version, {@code <} and its parents, {@code ~} and the versions
 * for which they stand; without {@code <} they were written by hand.
 */
class RevisionGraphTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "'' | ''", "1 2 3 | 3", "1< 2<1 3<2 | 3", "1< 2<1 3<1 | 2 3", "1< 2<1 3<1 4<2,3 | 4",
					"1 2 3<2 | 3", "1 2< 3< | 2 3", "1< 2 3<1 | 3", "1< 2 | 2", "1< 2<1 3<1 4 | 2 4",
					"1< 2<1 3 4<1 | 2 4", "1< 2<1 3 4<3 | 4", "1< 2<1 3<1 4<1 | 2 3 4", "1< 2<1 5<2~3 6<3 | 6",
					"4<~1,2,3 5<2 6<4 | 5 6", "1< 2<1 3<1 4<2 5<3 6<4,5 7<6 | 7" })
	void whatNoFileFollowsIsAHead(String files, String heads) {
		assertThat(String.join(" ", versions(graph(files).heads()))).isEqualTo(heads);
	}

	@Test
	void branchesAreWhatLeadsToOneHeadAlone() {
		RevisionGraph graph = graph("1 2< 3<2 4<2 5<3 6 7<4");
		assertThat(versions(graph.heads())).containsExactly("5", "7");
		assertThat(versions(graph.leadingTo(Version.of("5"), Version.of("7")))).containsExactly("3", "5", "6");
		assertThat(versions(graph.leadingTo(Version.of("7"), Version.of("5")))).containsExactly("4", "7");
		assertThat(versions(graph.common(Version.of("7"), Version.of("5")))).containsExactly("2");
		assertThat(graph.branchPoints()).containsOnlyKeys(Version.of("2"));
	}

	@Test
	void whatIsGoneIsTheFileThatStandsForIt() {
		RevisionGraph graph = graph("4<~1,2,3 5<2 6<4");
		assertThat(graph.branchPoints()).containsOnlyKeys(Version.of("4"));
		assertThat(versions(graph.common(Version.of("5"), Version.of("6")))).containsExactly("4");
		assertThat(versions(graph("1< 3<1 4<1~2 5<2").leadingTo(Version.of("5"), Version.of("3")))).containsExactly("4",
				"5");
	}

	@Test
	void twoHeadsAreNamedWithTheCommand() {
		MigrationException failure = catchThrowableOfType(MigrationException.class,
				() -> graph("1< 2<1 3<1").requireOneHead("Nothing was run."));
		assertThat(failure.failure()).isEqualTo(Failure.FINDINGS);
		assertThat(failure).hasMessage("Two branches met, neither knows the other:\n  V2\n  V3\nNothing was run.");
		assertThat(failure.remedy()).startsWith("db merge joins them");
	}

	@Test
	void aFileThatOthersFollowAndIsGoneIsNoBranch() {
		MigrationException failure = catchThrowableOfType(MigrationException.class,
				() -> graph("1< 3<2 4<3").requireParents("Nothing was written."));
		assertThat(failure).hasMessage("V3 follows 2, which is not among the files.\nNothing was written.");
		assertThat(failure.remedy()).isEqualTo("Bring it back (git log --all -- '*2*' finds it). Where it is gone for "
				+ "good: in V3.sql, let the line say migration:parent 1; then db repair --accept 3 on "
				+ "each database that has it.");
		graph("1< 2<1 3<1").requireParents("Nothing was written.");
		graph("3<2 4<3").requireParents("Nothing was written.");
	}

	private static RevisionGraph graph(String files) {
		return new RevisionGraph(Arrays.stream(files.split(" "))
			.filter((file) -> !file.isEmpty())
			.map(RevisionGraphTests::file)
			.toList());
	}

	private static List<Version> versionsIn(String words) {
		return words.isEmpty() ? List.of() : Arrays.stream(words.split(",")).map(Version::of).toList();
	}

	private static MigrationFile file(String spelled) {
		String[] halves = spelled.split("~");
		String[] parts = halves[0].split("<", -1);
		List<Version> parents = (parts.length > 1) ? versionsIn(parts[1]) : List.of();
		List<Replaced> replaced = versionsIn((halves.length > 1) ? halves[1] : "").stream()
			.map((version) -> new Replaced(version, 0))
			.toList();
		Header header = (parts.length > 1)
				? new Header("x", parents, null, false, List.of(), List.of(), List.of(), replaced) : Header.NONE;
		return new MigrationFile(Version.of(parts[0]), "x", "V" + parts[0] + ".sql", "V" + parts[0], header, "", 0);
	}

	private static List<String> versions(List<MigrationFile> files) {
		return files.stream().map((file) -> file.version().toString()).toList();
	}

}
