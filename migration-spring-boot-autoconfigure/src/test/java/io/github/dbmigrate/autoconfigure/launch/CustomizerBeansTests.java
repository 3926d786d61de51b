package io.github.dbmigrate.autoconfigure.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.change.Change;
import io.github.dbmigrate.change.RunSql;
import io.github.dbmigrate.generate.ChangesCustomizer;
import io.github.dbmigrate.generate.Checked.Difference;
import io.github.dbmigrate.generate.GenerateOptions;
import io.github.dbmigrate.generate.Generated;
import io.github.dbmigrate.launchapp.LaunchApplication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Beans of an application that edit the changes, where beans are created on demand.
 */
class CustomizerBeansTests {

	@TempDir
	private Path root;

	private final DbApplicationContext context = new DbApplicationContext();

	@BeforeEach
	void writeFiles() throws Exception {
		Path folder = Files.createDirectories(this.root.resolve("db/migration"));
		Files.writeString(folder.resolve("V1__create_note.sql"),
				"create table note (id bigint not null, words varchar(40), primary key (id));\n");
	}

	@AfterEach
	void stop() {
		this.context.close();
	}

	@Test
	void areAskedInTheirOrder() {
		MigrationService service = start(TwoBeans.class);

		assertThat(this.context.getBeanFactory().containsSingleton("addedLast")).isFalse();
		assertThat(service.check().differences()).extracting(Difference::text)
			.containsExactly("+ column note.author varchar(40)", "~ fill 1", "~ after 2 changes");
		Generated generated = service.generate(GenerateOptions.of("Author"));

		assertThat(generated.sql()).containsSubsequence("add column author", "set author = 'nobody'", "select 2");
		assertThat(generated.undoSql()).containsSubsequence("select -2", "set author = null", "drop column author");
		service.upgrade(null);
		assertThat(service.check().differences()).isEmpty();
	}

	@Test
	void mayRefuseAllChanges() {
		MigrationService service = start(Refusing.class);
		assertThat(service.check().differences()).isEmpty();
		assertThat(service.generate(GenerateOptions.of("Author"))).matches(Generated::saysNothing);
		assertThat(service.check().differences()).isEmpty();
	}

	@Test
	void areNotNeededWhereATableIsExcluded() {
		MigrationService service = start(LaunchApplication.class, "migration.exclude=nothing,NO*");
		assertThat(service.check().differences()).isEmpty();
		assertThat(service.unmapped()).isEmpty();
	}

	private MigrationService start(Class<?> configuration, String... properties) {
		TestPropertyValues
			.of("migration.directory=" + this.root.resolve("db/migration"),
					"spring.flyway.locations=filesystem:" + this.root.resolve("db/migration"),
					"spring.datasource.url=jdbc:h2:mem:customized", "spring.jpa.hibernate.ddl-auto=none")
			.and(properties)
			.applyTo(this.context);
		this.context.register(LaunchApplication.class, configuration);
		this.context.refresh();
		return this.context.getBean(MigrationService.class);
	}

	@Configuration(proxyBeanMethods = false)
	static class TwoBeans {

		@Bean
		@Order(2)
		ChangesCustomizer addedLast() {
			return (changes, dialect) -> added(changes, RunSql.after(changes.get(changes.size() - 1),
					"after " + changes.size() + " changes", List.of("select 2"), List.of("select -2")));
		}

		@Bean
		@Order(1)
		ChangesCustomizer addedFirst(Environment environment) {
			return (changes, dialect) -> added(changes,
					RunSql.after(changes.get(0), "fill " + changes.size(),
							List.of("update note set author = '" + environment.getProperty("who", "nobody") + "'"),
							List.of("update note set author = null")));
		}

		private static List<Change> added(List<Change> changes, Change change) {
			return Stream.concat(changes.stream(), Stream.of(change)).toList();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Refusing {

		@Bean
		ChangesCustomizer nothing() {
			return (changes, dialect) -> List.of();
		}

	}

}
