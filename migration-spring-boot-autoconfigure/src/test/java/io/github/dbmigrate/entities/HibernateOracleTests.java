package io.github.dbmigrate.entities;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.github.dbmigrate.database.LiveDatabase;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.testing.TestDatabase;
import io.github.dbmigrate.testing.TestEntities;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.jpa.HibernatePersistenceProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Hibernate creates itself is the measure of the model.
 */
class HibernateOracleTests {

	@ParameterizedTest
	@EnumSource
	void modelIsWhatHibernateCreates(TestDatabase database) {
		PersistenceUnit unit = TestEntities.of(Map.of(), Zoo.all());
		DataSource byHibernate = database.fresh();
		createWithHibernate(unit, byHibernate);
		DataSource byModel = database.fresh();
		SqlDialect dialect = TestDialects.of(byModel);
		Schema schema = new HibernateEntityModel(() -> List.of(unit)).read(dialect, null).schema();
		JdbcTemplate jdbc = new JdbcTemplate(byModel);
		PlainDdl.of(schema, dialect.vendor()).forEach(jdbc::execute);
		List<String> wanted = JdbcCatalog.of(byHibernate);
		assertThat(wanted).hasSizeGreaterThan(100);
		assertThat(difference(wanted, JdbcCatalog.of(byModel))).filteredOn(HibernateOracleTests::isWanted).isEmpty();
	}

	/** Only Hibernate checks the parts of a JSON column, in a text of its own. */
	private static boolean isWanted(String difference) {
		return !difference.toLowerCase(Locale.ROOT).matches("(?s)(missing|extra): (ticket )?check .*visitor.*");
	}

	private static List<String> difference(List<String> wanted, List<String> actual) {
		List<String> missing = new ArrayList<>(wanted);
		actual.forEach(missing::remove);
		List<String> extra = new ArrayList<>(actual);
		wanted.forEach(extra::remove);
		return Stream
			.concat(missing.stream().map((line) -> "missing: " + line), extra.stream().map((line) -> "extra: " + line))
			.toList();
	}

	@ParameterizedTest
	@EnumSource
	void databaseThatHibernateCreatesReadsBackAsTheModel(TestDatabase database) {
		PersistenceUnit unit = TestEntities.of(Map.of(), Zoo.all());
		DataSource byHibernate = database.fresh();
		createWithHibernate(unit, byHibernate);
		try (LiveDatabase live = LiveDatabase.connect(byHibernate, null)) {
			Schema model = new HibernateEntityModel(() -> List.of(unit)).read(live.dialect(), null).schema();
			Schema read = live.read(Set.of(), Set.of());
			assertThat(difference(NamelessSchema.lines(model), NamelessSchema.lines(read)))
				.filteredOn(HibernateOracleTests::isWanted)
				.isEmpty();
		}
	}

	@ParameterizedTest
	@EnumSource
	void namesAreQuotedAsHibernateQuotesThemAtRunTime(TestDatabase database) {
		DataSource byHibernate = database.fresh();
		PersistenceUnit unit = TestEntities.of(
				Map.of("hibernate.auto_quote_keyword", "true", "jakarta.persistence.nonJtaDataSource", byHibernate),
				User.class, Comment.class);
		createWithHibernate(unit, byHibernate);
		Schema schema = new HibernateEntityModel(() -> List.of(unit)).read(TestDialects.of(byHibernate), null).schema();
		assertThat(JdbcCatalog.of(byHibernate)).filteredOn((line) -> line.startsWith("column "))
			.extracting((line) -> line.replaceAll("^column .([^,]+), \\d+, ([^,]+), .*", "$1.$2"))
			.containsExactlyInAnyOrderElementsOf(schema.tables()
				.values()
				.stream()
				.flatMap((table) -> table.columns().stream().map((column) -> table.name() + "." + column.name()))
				.toList());
	}

	private static void createWithHibernate(PersistenceUnit unit, DataSource dataSource) {
		Map<String, Object> properties = new HashMap<>(unit.properties());
		properties.put("hibernate.hbm2ddl.auto", "create-only");
		properties.put("hibernate.hbm2ddl.halt_on_error", "true");
		properties.put("hibernate.query.mutation_strategy.global_temporary.create_tables", "false");
		properties.put("jakarta.persistence.nonJtaDataSource", dataSource);
		new HibernatePersistenceProvider().createContainerEntityManagerFactory(unit.info(), properties).close();
	}

	@Entity(name = "User")
	static class User {

		@Id
		Long id;

		String group;

	}

	@Entity(name = "Comment")
	static class Comment {

		@Id
		Long id;

		String plainText;

	}

}
