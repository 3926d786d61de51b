package io.github.dbmigrate.entities;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.CheckConstraint;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.ForeignKey;
import io.github.dbmigrate.schema.Index;
import io.github.dbmigrate.schema.Mapping.ColumnOrigin;
import io.github.dbmigrate.schema.Mapping.TableOrigin;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.Model;
import io.github.dbmigrate.schema.Sequence;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;
import io.github.dbmigrate.schema.UniqueConstraint;
import io.github.dbmigrate.testing.TestEntities;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import org.hibernate.annotations.Check;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.orm.jpa.persistenceunit.DefaultPersistenceUnitManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

class HibernateEntityModelTests {

	private static final SqlDialect H2 = SqlDialect.of("H2", 2, 4);

	private static final SqlDialect POSTGRESQL = SqlDialect.of("PostgreSQL", 17, 11);

	private static final SqlDialect MARIADB = SqlDialect.of("MariaDB", 11, 4);

	private static final SqlDialect MYSQL = SqlDialect.of("MySQL", 8, 4);

	static Stream<SqlDialect> dialects() {
		return Stream.of(H2, POSTGRESQL, MARIADB, MYSQL);
	}

	@ParameterizedTest
	@MethodSource("dialects")
	void twoReadsGiveTheSame(SqlDialect dialect) {
		assertThat(zoo(dialect)).isEqualTo(zoo(dialect)).hasToString(zoo(dialect).toString());
	}

	@ParameterizedTest
	@MethodSource("dialects")
	void everyTableAndColumnHasAnOrigin(SqlDialect dialect) {
		Model model = zoo(dialect);
		assertThat(model.mapping().tables().keySet()).isEqualTo(model.schema().tables().keySet());
		model.schema()
			.tables()
			.forEach((name, table) -> assertThat(origin(model, name.name()).columns().keySet())
				.containsExactlyInAnyOrderElementsOf(table.columns().stream().map(Column::name).toList()));
	}

	@ParameterizedTest
	@MethodSource("dialects")
	void everyKindOfInheritanceGivesItsTables(SqlDialect dialect) {
		Model model = zoo(dialect);
		assertThat(model.schema().tables().keySet()).extracting((name) -> name.name().toLowerCase())
			.contains("animal", "building", "aquarium", "food", "hay", "repair", "repair_bill", "animal_diets",
					"animal_weights", "animal_feedings", "friendship", "cage_inhabitants", "food_numbers")
			.doesNotContain("bird", "fish", "summary");
	}

	@Test
	void namesThatHibernateInventsBecomeReadable() {
		Table keeper = table(zoo(POSTGRESQL), "keeper");
		assertThat(keeper.uniqueConstraints()).extracting(UniqueConstraint::name)
			.containsExactly("keeper_badge_ix", "keeper_names", "uk_keeper_email");
		assertThat(keeper.indexes()).containsExactly(new Index("ix_keeper_last_name_hired_on",
				List.of(new Index.Part("last_name", false), new Index.Part("hired_on", true)), false, null));
		assertThat(table(zoo(POSTGRESQL), "animal").foreignKeys()).extracting(ForeignKey::name, ForeignKey::onDelete)
			.containsExactly(tuple("animal_mother", ForeignKey.Action.SET_NULL),
					tuple("fk_animal_keeper", ForeignKey.Action.NO_ACTION));
	}

	@Test
	void readableNamesAreInTheStoredCase() {
		assertThat(table(zoo(H2), "KEEPER").uniqueConstraints()).extracting(UniqueConstraint::name)
			.containsExactly("KEEPER_BADGE_IX", "KEEPER_NAMES", "UK_KEEPER_EMAIL");
	}

	@Test
	void statedNamesAreListed() {
		assertThat(origin(zoo(POSTGRESQL), "keeper").statedNames()).containsExactly("keeper_badge_ix", "keeper_names",
				"keeper_paid");
		assertThat(origin(zoo(POSTGRESQL), "animal").statedNames()).containsExactly("animal_mother");
	}

	@Test
	void keyOfSeveralColumnsIsNamedAfterItsTarget() {
		assertThat(table(zoo(POSTGRESQL), "repair").foreignKeys()).singleElement().satisfies((key) -> {
			assertThat(key.name()).isEqualTo("fk_repair_cage");
			assertThat(key.columns()).containsExactly("cage_number", "cage_wing");
			assertThat(key.referencedColumns()).containsExactly("number", "wing");
		});
	}

	@Test
	void indexOnAnExpressionIsKeptAsText() {
		assertThat(table(read(POSTGRESQL, Map.of(), Searched.class), "searched").indexes()).containsExactlyInAnyOrder(
				new Index("ix_searched_lower_title", List.of(), false,
						"create index ix_searched_lower_title on searched (lower(title))"),
				new Index("searched_upper_ix", List.of(), true,
						"create unique index searched_upper_ix on searched ((upper(title)) desc, id)"));
	}

	@Test
	void actionsComeFromTheDefinitionOfAForeignKeyToo() {
		assertThat(table(zoo(POSTGRESQL), "ticket").foreignKeys()).singleElement()
			.returns("ticket_sold_by", ForeignKey::name)
			.returns(ForeignKey.Action.SET_NULL, ForeignKey::onDelete);
	}

	@Test
	void columnsFilledWithTheTimeAreNeverNull() {
		assertThat(column(table(zoo(POSTGRESQL), "ticket"), "sold_at").nullable()).isFalse();
		assertThat(column(table(zoo(POSTGRESQL), "building"), "moved_in").nullable()).isFalse();
	}

	@Test
	void columnsCarryWhatTheEntitySays() {
		Table keeper = table(zoo(POSTGRESQL), "keeper");
		assertThat(column(keeper, "id").isIdentity()).isTrue();
		assertThat(column(keeper, "shift")).extracting(Column::defaultValue, Column::comment)
			.containsExactly("'day'", "day or night");
		assertThat(column(keeper, "code")).extracting(Column::nullable, Column::defaultValue)
			.containsExactly(false, "'x y'");
		assertThat(column(keeper, "workload").generatedAs()).isEqualTo("grade * hours");
		assertThat(column(keeper, "pay").type()).hasToString("numeric(10,2)");
		assertThat(keeper.comment()).isEqualTo("Who feeds them");
	}

	@Test
	void constraintsOfBeanValidationCount() {
		Table keeper = table(zoo(POSTGRESQL), "keeper");
		assertThat(column(keeper, "first_name")).extracting(Column::nullable, (column) -> column.type().toString())
			.containsExactly(false, "varchar(40)");
		assertThat(keeper.checks()).extracting(CheckConstraint::name, CheckConstraint::expression)
			.contains(tuple("ck_keeper_grade", "grade >= 3 and grade <= 9"), tuple("keeper_paid", "pay >= 0"));
		assertThat(column(table(zoo(POSTGRESQL), "animal"), "wingspan").nullable()).isTrue();
	}

	@Test
	void aNamedCheckOfACollectionIsOneConstraint() {
		assertThat(table(read(POSTGRESQL, Map.of(), Reader.class), "reader_nicks").checks())
			.containsExactly(new CheckConstraint("named_nicks", "nicks <> 'x'"));
	}

	@Test
	void constraintsOfBeanValidationCanBeSwitchedOff() {
		for (Map<String, Object> off : List.<Map<String, Object>>of(
				Map.of("jakarta.persistence.validation.mode", "none"),
				Map.of("jakarta.persistence.validation.mode", "callback"),
				Map.of("hibernate.validator.apply_to_ddl", "false"))) {
			Column name = column(table(read(POSTGRESQL, off, Zoo.all()), "keeper"), "first_name");
			assertThat(name.nullable()).isTrue();
			assertThat(name.type()).hasToString("varchar(255)");
		}
	}

	@Test
	void sequencesKeepStartAndIncrement() {
		assertThat(zoo(POSTGRESQL).schema().sequences().values()).containsExactly(
				new Sequence(new TableName(null, "animal_seq"), 1, 50).feeding(List.of(column("animal"))),
				new Sequence(new TableName(null, "building_numbers"), 100, 10)
					.feeding(List.of(column("aquarium"), column("building"))));
	}

	private static Sequence.ColumnName column(String table) {
		return new Sequence.ColumnName(new TableName(null, table), "id");
	}

	@Test
	void mysqlCountsInTablesWithAFirstRow() {
		Model model = zoo(MYSQL);
		assertThat(model.schema().sequences()).isEmpty();
		assertThat(table(model, "animal_seq").seed()).containsExactly(
				"insert into animal_seq (next_val) (select greatest(coalesce(max(number) + 50, 1), 1) from "
						+ "(select max(id) as number from animal) as numbered)");
		assertThat(table(model, "food_numbers").seed()).singleElement()
			.asString()
			.startsWith("insert into food_numbers");
		assertThat(origin(model, "animal_seq").entity()).isEqualTo("generator animal_seq");
	}

	@Test
	void typesFollowTheVersionOfTheDatabase() {
		assertThat(column(table(zoo(SqlDialect.of("MariaDB", 10, 6)), "keeper"), "token").type().name())
			.isEqualTo("binary");
		assertThat(column(table(zoo(MARIADB), "keeper"), "token").type().name()).isEqualTo("uuid");
	}

	@Test
	void dialectOfTheUserWins() {
		Model model = read(MARIADB, Map.of("hibernate.dialect", "org.hibernate.dialect.MySQLDialect"), Zoo.all());
		assertThat(column(table(model, "keeper"), "token").type().name()).isEqualTo("binary");
	}

	@Test
	void columnsKnowTheirAttribute() {
		Model model = zoo(POSTGRESQL);
		assertThat(attribute(model, "keeper", "first_name")).isEqualTo("firstName");
		assertThat(attribute(model, "animal", "keeper_id")).isEqualTo("keeper");
		assertThat(attribute(model, "animal", "wingspan")).isEqualTo("wingspan");
		assertThat(attribute(model, "animal", "dtype")).isNull();
		assertThat(attribute(model, "aquarium", "id")).isEqualTo("id");
		assertThat(attribute(model, "building", "zip")).isEqualTo("address.zip");
		assertThat(attribute(model, "cage", "wing")).isEqualTo("id.wing");
		assertThat(attribute(model, "cage", "building_id")).isEqualTo("Building.cages");
		assertThat(attribute(model, "hay", "label")).isEqualTo("label");
		assertThat(attribute(model, "repair_bill", "amount")).isEqualTo("amount");
		assertThat(attribute(model, "animal_feedings", "kilos")).isEqualTo("element.kilos");
		assertThat(attribute(model, "animal_weights", "measured")).isEqualTo("key");
		assertThat(attribute(model, "friendship", "friends_id")).isEqualTo("element");
	}

	@Test
	void tablesKnowTheirEntity() {
		Model model = zoo(POSTGRESQL);
		assertThat(origin(model, "animal").entity()).isEqualTo("Animal");
		assertThat(origin(model, "aquarium").entity()).isEqualTo("Aquarium");
		assertThat(origin(model, "animal_diets").entity()).isEqualTo("Animal.diets");
		assertThat(origin(model, "friendship").entity()).isEqualTo("Animal.friends");
		assertThat(origin(model, "cage_inhabitants").entity()).isEqualTo("Cage.inhabitants");
		assertThat(origin(model, "repair_bill").entity()).isEqualTo("Repair.repair_bill");
	}

	@Test
	void lengthIsStatedOnlyWhereTheEntitySaysSo() {
		var columns = origin(zoo(POSTGRESQL), "keeper").columns();
		assertThat(
				columns.entrySet().stream().filter((entry) -> entry.getValue().lengthStated()).map(Map.Entry::getKey))
			.containsExactly("biography", "code", "email", "first_name", "portrait");
	}

	@Test
	void reservedWordsAreRefusedAllAtOnce() {
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> read(POSTGRESQL, Map.of(), User.class, Purchase.class))
			.withMessageContaining("table user (entity User)")
			.withMessageContaining("column user.group (entity User, attribute group)")
			.satisfies((ex) -> {
				assertThat(ex.failure()).isEqualTo(MigrationException.Failure.INPUT);
				assertThat(ex.remedy()).contains("@Table(name = \"\\\"user\\\"\")")
					.contains("@Column(name = \"\\\"group\\\"\")")
					.contains("spring.jpa.properties.hibernate.auto_quote_keyword=true");
			});
	}

	@Test
	void keywordsAreQuotedWhereHibernateIsToldTo() {
		Map<String, Object> quoting = Map.of("hibernate.auto_quote_keyword", "true");
		Model model = read(H2, quoting, User.class, Purchase.class);
		assertThat(model.schema().tables().keySet()).extracting(TableName::name).containsExactly("PURCHASE", "User");
		assertThat(table(model, "PURCHASE").foreignKeys()).singleElement()
			.returns(new TableName(null, "User"), ForeignKey::referenced)
			.returns("FK_PURCHASE_BUYER", ForeignKey::name);
	}

	@Test
	void schemaOfTheEntityIsKeptUnlessItIsTheDefault() {
		PersistenceUnit unit = TestEntities.of(Map.of(), Archived.class);
		assertThat(new HibernateEntityModel(() -> List.of(unit)).read(POSTGRESQL, null).schema().tables())
			.containsOnlyKeys(new TableName("archive", "archived"));
		assertThat(new HibernateEntityModel(() -> List.of(unit)).read(POSTGRESQL, "archive").schema().tables())
			.containsOnlyKeys(new TableName(null, "archived"));
	}

	@Test
	void defaultSchemaOfHibernateIsTheDefaultUnlessTheDatabaseHasAnother() {
		PersistenceUnit unit = TestEntities.of(Map.of("hibernate.default_schema", "archive"), Archived.class,
				Buyer.class);
		assertThat(new HibernateEntityModel(() -> List.of(unit)).read(POSTGRESQL, null).schema().tables())
			.containsOnlyKeys(new TableName(null, "archived"), new TableName(null, "buyer"));
		assertThat(new HibernateEntityModel(() -> List.of(unit)).read(POSTGRESQL, "public").schema().tables())
			.containsOnlyKeys(new TableName("archive", "archived"), new TableName("archive", "buyer"));
	}

	@Test
	void defaultSchemaOfHibernateIsQuotedWhereAllNamesAre() {
		PersistenceUnit unit = TestEntities.of(
				Map.of("hibernate.default_schema", "Archive", "hibernate.globally_quoted_identifiers", "true"),
				Buyer.class);
		assertThat(new HibernateEntityModel(() -> List.of(unit)).read(POSTGRESQL, "public").schema().tables())
			.containsOnlyKeys(new TableName("Archive", "Buyer"));
	}

	@Test
	void entitiesAndTheirSchemaMayBeMappedInXml() {
		DefaultPersistenceUnitManager manager = new DefaultPersistenceUnitManager();
		manager.setMappingResources("io/github/dbmigrate/entities/orm.xml");
		manager.preparePersistenceUnitInfos();
		PersistenceUnit unit = new PersistenceUnit("xml", manager.obtainDefaultPersistenceUnitInfo(), Map.of(),
				List.of());
		Map<TableName, Table> tables = new HibernateEntityModel(() -> List.of(unit)).read(POSTGRESQL, "public")
			.schema()
			.tables();
		assertThat(tables).containsOnlyKeys(new TableName("archive", "filed_paper"));
		Table table = tables.values().iterator().next();
		assertThat(table.columns()).extracting(Column::name).containsExactlyInAnyOrder("id", "title");
		assertThat(table.uniqueConstraints()).singleElement().returns("named_title", UniqueConstraint::name);
	}

	@Test
	void noEntityIsAnErrorThatNamesWhereItLooked() {
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> read(H2, Map.of()))
			.withMessageContaining("persistence unit 'entityManagerFactory'")
			.withMessageContaining("io.github.dbmigrate.testing")
			.satisfies((ex) -> assertThat(ex.remedy()).contains("@EntityScan"));
	}

	@Test
	void mappingThatHibernateRefusesIsToldInItsWords() {
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> read(H2, Map.of(), Purchase.class))
			.withMessageContaining("persistence unit 'entityManagerFactory'")
			.withMessageContaining("buyer");
	}

	@Test
	void unitsBecomeOneModel() {
		PersistenceUnit first = TestEntities.of(Map.of(), Archived.class);
		PersistenceUnit second = TestEntities.of(Map.of(), Buyer.class, Archived.class);
		Model model = new HibernateEntityModel(() -> List.of(first, second)).read(H2, null);
		assertThat(model.schema().tables().keySet()).extracting(TableName::name)
			.containsExactlyInAnyOrder("BUYER", "ARCHIVED");
	}

	@Test
	void unitsThatMapATableDifferentlyAreRefused() {
		PersistenceUnit first = TestEntities.of(Map.of(), Buyer.class);
		PersistenceUnit second = TestEntities.of(Map.of(), OtherBuyer.class);
		HibernateEntityModel model = new HibernateEntityModel(() -> List.of(first, second));
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> model.read(POSTGRESQL, null))
			.withMessageContaining("entity Buyer of persistence unit")
			.withMessageContaining("entity OtherBuyer of persistence unit")
			.withMessageContaining("table buyer")
			.withMessageContaining("column rating is integer not null and bigint");
	}

	private static Model zoo(SqlDialect dialect) {
		return read(dialect, Map.of(), Zoo.all());
	}

	private static Model read(SqlDialect dialect, Map<String, Object> properties, Class<?>... entities) {
		PersistenceUnit unit = TestEntities.of(properties, entities);
		return new HibernateEntityModel(() -> List.of(unit)).read(dialect, null);
	}

	private static Table table(Model model, String name) {
		return Objects.requireNonNull(model.schema().tables().get(new TableName(null, name)), name);
	}

	private static TableOrigin origin(Model model, String table) {
		return model.mapping()
			.tables()
			.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().name().equals(table))
			.map(Map.Entry::getValue)
			.findFirst()
			.orElseThrow();
	}

	private static Column column(Table table, String name) {
		return table.column(name).orElseThrow();
	}

	private static String attribute(Model model, String table, String column) {
		ColumnOrigin origin = origin(model, table).columns().get(column);
		return Objects.requireNonNull(origin).attribute();
	}

	@Entity(name = "User")
	static class User {

		@Id
		@GeneratedValue
		Long id;

		String group;

	}

	@Entity(name = "Purchase")
	static class Purchase {

		@Id
		Long id;

		@ManyToOne
		User buyer;

	}

	@Entity(name = "Archived")
	@jakarta.persistence.Table(schema = "archive")
	static class Archived {

		@Id
		Long id;

	}

	@Entity(name = "Buyer")
	static class Buyer {

		@Id
		Long id;

		int rating;

	}

	@Entity(name = "OtherBuyer")
	@jakarta.persistence.Table(name = "buyer")
	static class OtherBuyer {

		@Id
		Long id;

		Long rating;

	}

	@Entity(name = "Searched")
	@jakarta.persistence.Table(
			indexes = { @jakarta.persistence.Index(columnList = "lower(title)"), @jakarta.persistence.Index(
					name = "searched_upper_ix", columnList = "(upper(title)) desc, id", unique = true) })
	static class Searched {

		@Id
		Long id;

		String title;

	}

	static class Filed {

		Long id;

		@jakarta.persistence.Column(length = 90)
		String title;

	}

	@Entity(name = "Reader")
	static class Reader {

		@Id
		Long id;

		@ElementCollection
		@Check(name = "named_nicks", constraints = "nicks <> 'x'")
		Set<String> nicks;

	}

}
