package io.github.dbmigrate.proof;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.generate.GenerateOptions;
import io.github.dbmigrate.generate.Generated;
import io.github.dbmigrate.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What files written by hand make otherwise than Hibernate would, and what an entity
 * means by it all the same.
 */
class HandWrittenTests {

	private static final Map<String, Model> MODELS = Entities.compile(Map.of("view", """
			@Entity class Customer { @Id Long id; @Column(length = 80) String name; }
			@Entity class Fame { @Id Long id; @Column(length = 80) String name; @ManyToOne Fame next;
				@OneToOne Customer customer; }
			@Entity class Visit { @Id Long id; @ManyToOne Fame fame; }
			""", "linked", """
			@Entity class Account { @Id UUID id; @ManyToMany Set<Label> labels; }
			@Entity class Label { @Id Integer id; }
			""", "text", """
			@Entity class Customer { @Id Long id; String email; List<String> tags; }
			""", "singly", numberedBySequence(1), "fifties", numberedBySequence(50), "serial",
			"""
					@Entity class Customer { @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Integer id; @Column(length = 80) String name; }
					""",
			"assigned", """
					@Entity class Customer { @Id Integer id; @Column(length = 80) String name; }
					"""));

	@TempDir
	Path root;

	private static String numberedBySequence(int step) {
		return """
				@Entity class Customer {
					@Id @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "numbers")
					@SequenceGenerator(name = "numbers", sequenceName = "customer_id_seq", allocationSize = %d) Long id;
					@Column(length = 80) String name; }
				""".formatted(step);
	}

	@ParameterizedTest
	@EnumSource(names = { "H2", "POSTGRESQL", "MARIADB" })
	@Proves("158")
	void anEntityOnAViewMakesNoTable(TestDatabase database) throws Exception {
		Workbench workbench = new Workbench(database, this.root);
		upgraded(workbench, """
				create table customer (id bigint primary key, name varchar(80));
				create view fame as select id, name, id as next_id, id as customer_id from customer;
				create table visit (id bigint primary key, fame_id bigint);
				""");
		agrees(workbench, MODELS.get("view"));
	}

	@Test
	void anEntityOnAMaterializedViewMakesNoTable() throws Exception {
		Workbench workbench = new Workbench(TestDatabase.POSTGRESQL, this.root);
		upgraded(workbench, """
				create table customer (id bigint primary key, name varchar(80));
				create materialized view fame as select id, name, id as next_id, id as customer_id from customer;
				create table visit (id bigint primary key, fame_id bigint);
				""");
		agrees(workbench, MODELS.get("view"));
	}

	@ParameterizedTest
	@EnumSource(names = { "H2", "POSTGRESQL" })
	void aPrimaryKeyKeepsTheOrderThatItHas(TestDatabase database) throws Exception {
		Workbench workbench = new Workbench(database, this.root);
		upgraded(workbench, """
				create table account (id uuid primary key);
				create table label (id integer primary key);
				create table account_labels (account_id uuid not null, labels_id integer not null,
					primary key (account_id, labels_id),
					foreign key (account_id) references account (id), foreign key (labels_id) references label (id));
				""");
		agrees(workbench, MODELS.get("linked"));
	}

	@Test
	void textOfAnyKindStaysWhereTheEntityStatesNoLength() throws Exception {
		Workbench workbench = new Workbench(TestDatabase.POSTGRESQL, this.root);
		upgraded(workbench, """
				create extension citext;
				create table customer (id bigint primary key, email citext, tags text[]);
				""");
		agrees(workbench, MODELS.get("text"));
	}

	@Test
	void anEntityMayTakeItsNumbersFromTheSequenceOfASerialColumn() throws Exception {
		Workbench workbench = new Workbench(TestDatabase.POSTGRESQL, this.root);
		upgraded(workbench, "create table customer (id bigserial primary key, name varchar(80));");
		CatalogDump before = workbench.dump();
		agrees(workbench, MODELS.get("singly"));
		MigrationService service = workbench.with(MODELS.get("fifties"));
		assertThat(service.generate(GenerateOptions.of("Step")).operations())
			.containsExactly("~ sequence customer_id_seq increment 1 -> 50");
		service.upgrade(null);
		agrees(workbench, MODELS.get("fifties"));
		service.downgrade(null, (loss) -> true);
		assertThat(workbench.dump()).isEqualTo(before);
	}

	@Test
	void aSerialColumnGetsItsOwnSequenceBack() throws Exception {
		Workbench workbench = new Workbench(TestDatabase.POSTGRESQL, this.root);
		upgraded(workbench, """
				create table customer (id serial primary key, name varchar(80));
				alter sequence customer_id_seq rename to odd_numbers;
				insert into customer (name) values ('a'), ('b');
				""");
		CatalogDump before = workbench.dump();
		agrees(workbench, MODELS.get("serial"));
		MigrationService service = workbench.with(MODELS.get("assigned"));
		assertThat(service.generate(GenerateOptions.of("Assigned")).operations())
			.containsExactly("~ column customer.id no identity");
		service.upgrade(null);
		assertThat(workbench.dump().toString()).doesNotContain("odd_numbers");
		agrees(workbench, MODELS.get("assigned"));
		service.downgrade(null, (loss) -> true);
		assertThat(workbench.dump().toString()).isEqualTo(before.toString());
		workbench.jdbc().update("insert into customer (name) values ('c')");
		assertThat(workbench.jdbc().queryForObject("select max(id) from customer", Integer.class)).isEqualTo(3);
	}

	@Test
	void aRevisionIsFilledInAndTakenBackWithoutARepair() throws Exception {
		Workbench workbench = new Workbench(TestDatabase.H2, this.root);
		MigrationService service = workbench.with(MODELS.get("assigned"));
		service.generate(GenerateOptions.of("First"));
		service.revision("Ann");
		Files.writeString(workbench.directory().resolve("V2__ann.sql"),
				"insert into customer (id, name) values (1, 'Ann');\n", StandardOpenOption.APPEND);
		service.upgrade(null);
		Files.writeString(workbench.directory().resolveSibling("undo").resolve("U2__ann.sql"),
				"delete from customer where id = 1;\n", StandardOpenOption.APPEND);
		assertThat(service.check().differences()).isEmpty();
		assertThat(service.downgrade(null, (loss) -> true).migrations()).hasSize(1);
		assertThat(workbench.jdbc().queryForList("select * from customer")).isEmpty();
	}

	private static void upgraded(Workbench workbench, String file) throws Exception {
		Files.writeString(workbench.directory().resolve("V1__by_hand.sql"), file);
		workbench.with(List.<Class<?>>of()).upgrade(null);
	}

	private static void agrees(Workbench workbench, Model entities) {
		assertThat(workbench.with(entities).generate(GenerateOptions.of("First"))).matches(Generated::saysNothing);
		assertThat(workbench.with(entities).check().differences()).isEmpty();
		assertThat(workbench.with(entities).generate(GenerateOptions.of("Again"))).matches(Generated::saysNothing);
	}

}
