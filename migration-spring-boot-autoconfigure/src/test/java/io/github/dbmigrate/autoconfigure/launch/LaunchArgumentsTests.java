package io.github.dbmigrate.autoconfigure.launch;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LaunchArguments}.
 */
class LaunchArgumentsTests {

	@ParameterizedTest
	@ValueSource(strings = { "", "import db", "--db", "-v db", "--server.port=1", "database" })
	void otherLaunchesAreLeftAlone(String line) {
		String[] arguments = line.isEmpty() ? new String[0] : line.split(" ");
		assertThat(LaunchArguments.of(arguments).command()).isFalse();
		assertThat(LaunchArguments.of(arguments).spring()).containsExactly(arguments);
	}

	@Test
	void optionsBeforeDbGoToSpring() {
		LaunchArguments arguments = LaunchArguments.of("--debug", "--spring.profiles.active=prod", "db", "upgrade");
		assertThat(arguments.command()).isTrue();
		assertThat(arguments.spring()).containsExactly("--debug", "--spring.profiles.active=prod");
		assertThat(arguments.words()).containsExactly("upgrade");
	}

	@Test
	void propertiesAfterDbGoToSpringAndTheRestToTheCommand() {
		LaunchArguments arguments = LaunchArguments.of("db", "migrate", "--spring.jpa.show-sql=true", "-m",
				"three words here", "--fill", "user.email='a=b.c'", "--rename=user.mail=email", "--dry-run");
		assertThat(arguments.spring()).containsExactly("--spring.jpa.show-sql=true");
		assertThat(arguments.words()).containsExactly("migrate", "-m", "three words here", "--fill",
				"user.email='a=b.c'", "--rename=user.mail=email", "--dry-run");
	}

	@Test
	void indexedAndQuotedPropertyNamesGoToSpring() {
		LaunchArguments arguments = LaunchArguments.of("db", "current", "--spring.flyway.locations[0]=classpath:db",
				"--logging.level.[a.b]=debug");
		assertThat(arguments.spring()).hasSize(2);
		assertThat(arguments.words()).containsExactly("current");
	}

	@Test
	void theFolderOfTheMigrationsIsAProperty() {
		assertThat(LaunchArguments.of("db", "upgrade", "--directory", "a b", "--sql")).isEqualTo(
				new LaunchArguments(true, List.of("--migration.directory=a b"), List.of("upgrade", "--sql"), "a b"));
		assertThat(LaunchArguments.of("db", "-d=x", "--database", "stock", "status"))
			.isEqualTo(new LaunchArguments(true, List.of("--migration.databases.stock.directory=x"),
					List.of("--database", "stock", "status"), "x"));
		assertThat(LaunchArguments.of("db", "status", "--directory").words()).containsExactly("status", "--directory");
	}

	@Test
	void aFolderThatIsNotThereIsMissingUnlessTheCommandMakesIt() {
		assertThat(LaunchArguments.of("db", "upgrade", "-d", "nowhere").missingFolder()).hasValue("nowhere");
		assertThat(LaunchArguments.of("db", "migrate", "-d", "nowhere").missingFolder()).isEmpty();
		assertThat(LaunchArguments.of("db", "upgrade", "-d", "src").missingFolder()).isEmpty();
		assertThat(LaunchArguments.of("db", "upgrade").missingFolder()).isEmpty();
	}

}
