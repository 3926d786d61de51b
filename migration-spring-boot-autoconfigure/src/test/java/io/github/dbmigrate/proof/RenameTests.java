package io.github.dbmigrate.proof;

import java.nio.file.Path;
import java.util.Map;

import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.generate.GenerateOptions;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What has another name keeps its rows, up and down; what only looks like it is asked
 * about.
 */
class RenameTests {

	private static final Map<String, Model> MODELS = Entities.compile(Map.of("before", """
			@Entity class Customer { @Id Long id; String mail; String first; String last; }
			""", "after", """
			@Entity @Table(name = "client") class Customer { @Id @Column(name = "number") Long id;
				@Column(name = "email") String mail; @Column(name = "last") String first;
				@Column(name = "first") String last; }
			""", "other", """
			@Entity class Customer { @Id Long id; String email; String first; String last; }
			""", "meaning", """
			@Entity class Customer { @Id Long id; @Column(name = "mail_count") int mail; String first; String last; }
			""", "paid",
			"""
					@Entity class Purchase { @Id Long id; @JdbcTypeCode(SqlTypes.NAMED_ENUM) @ColumnDefault("'PAID'") State state; }
					enum State { NEW, PAID }
					""",
			"settled",
			"""
					@Entity class Purchase { @Id Long id; @JdbcTypeCode(SqlTypes.NAMED_ENUM) @ColumnDefault("'SETTLED'") State state; }
					enum State { NEW, SETTLED }
					"""));

	@Test
	@Proves(value = "86", on = TestDatabase.POSTGRESQL)
	void aValueOfAnEnumTypeIsRenamedInItsRowsOnceSomebodySaysSo(@TempDir Path root) {
		Workbench workbench = at(TestDatabase.POSTGRESQL, root, "paid");
		JdbcTemplate jdbc = workbench.jdbc();
		jdbc.update("insert into purchase (id) values (1)");
		CatalogDump before = workbench.dump();
		MigrationService service = workbench.with(MODELS.get("settled"));
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> service.generate(GenerateOptions.of("Settle")))
			.withMessageContaining("Value PAID of type state goes while SETTLED comes.")
			.satisfies((ex) -> assertThat(ex.remedy()).contains("--rename state.PAID=SETTLED", "--drop state.PAID"));
		assertThat(service.generate(renaming("state.PAID")).operations())
			.containsExactly("~ value PAID of type state renamed to SETTLED");
		service.upgrade(null);
		assertThat(jdbc.queryForObject("select state::text from purchase", String.class)).isEqualTo("SETTLED");
		assertThat(service.generate(GenerateOptions.of("Again")).operations()).isEmpty();
		assertThat(service.check().differences()).isEmpty();
		Hibernate.validate(workbench.dataSource(), MODELS.get("settled"));
		service.downgrade(null, (loss) -> true);
		assertThat(workbench.dump().toString()).isEqualTo(before.toString());
		assertThat(jdbc.queryForObject("select state::text from purchase", String.class)).isEqualTo("PAID");
		workbench.end();
	}

	@Test
	void aRenameThatNothingAsksAboutIsRefused(@TempDir Path root) {
		Workbench workbench = at(TestDatabase.POSTGRESQL, root, "paid");
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> workbench.with(MODELS.get("settled")).generate(renaming("stat.PAID")))
			.withMessageContaining("stat.PAID");
		workbench.end();
	}

	private static GenerateOptions renaming(String value) {
		return GenerateOptions.of("Settle").renaming(value, "SETTLED");
	}

	@ParameterizedTest
	@EnumSource
	void valuesFollowTheirNames(TestDatabase database, @TempDir Path root) {
		Workbench workbench = at(database, root, "before");
		JdbcTemplate jdbc = workbench.jdbc();
		jdbc.update("insert into customer (id, mail, first, last) values (1, 'a@b', 'Ada', 'Byron')");
		assertThat(workbench.with(MODELS.get("after")).generate(GenerateOptions.of("Rename")).operations())
			.containsExactly("~ table customer renamed to client",
					"~ columns of client renamed: mail to email, id to number, last to renaming, first to last, "
							+ "renaming to first");
		workbench.with(MODELS.get("after")).upgrade(null);
		assertThat(jdbc.queryForMap("select number, email, last, first from client")).containsValues(1L, "a@b", "Ada",
				"Byron");
		assertThat(jdbc.queryForObject("select last from client", String.class)).isEqualTo("Ada");
		workbench.with(MODELS.get("after")).downgrade(null, (loss) -> true);
		assertThat(jdbc.queryForObject("select first from customer", String.class)).isEqualTo("Ada");
		assertThat(jdbc.queryForObject("select mail from customer", String.class)).isEqualTo("a@b");
		workbench.end();
	}

	@ParameterizedTest
	@EnumSource
	void anotherAttributeIsNoRename(TestDatabase database, @TempDir Path root) {
		Workbench workbench = at(database, root, "before");
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> workbench.with(MODELS.get("other")).generate(GenerateOptions.of("Rename")))
			.withMessageContaining("customer.mail");
		workbench.end();
	}

	@ParameterizedTest
	@EnumSource
	void anotherMeaningIsNoRename(TestDatabase database, @TempDir Path root) {
		Workbench workbench = at(database, root, "before");
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> workbench.with(MODELS.get("meaning")).generate(GenerateOptions.of("Rename")))
			.withMessageContaining("customer.mail");
		workbench.end();
	}

	private static Workbench at(TestDatabase database, Path root, String model) {
		Workbench workbench = new Workbench(database, root);
		workbench.with(MODELS.get(model)).generate(GenerateOptions.of("Start"));
		workbench.with(MODELS.get(model)).upgrade(null);
		return workbench;
	}

}
