package io.github.dbmigrate.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.generate.GenerateOptions;
import io.github.dbmigrate.generate.GenerateRules;
import io.github.dbmigrate.generate.Generated;
import io.github.dbmigrate.generate.ask.DropPolicy;
import io.github.dbmigrate.generate.ask.Question;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What goes while something like it comes is a question; a name that somebody states is
 * taken, or refused with what is there.
 */
class UncertainRenameTests {

	private static final Map<String, Model> MODELS = Entities.compile(Map.of("before", """
			@Entity class Customer { @Id Long id; String mail; @Column(length = 40) String phone; Integer age; }
			@Entity class Person { @Id Long id; String name; }
			""", "one", """
			@Entity class Customer { @Id Long id; String email; @Column(length = 40) String phone; Integer age; }
			@Entity class Person { @Id Long id; String name; }
			""", "several", """
			@Entity class Customer { @Id Long id; @Column(length = 40) String telephone; String email; Integer years;
				LocalDate birth; }
			@Entity class Person { @Id Long id; String name; }
			""", "required",
			"""
					@Entity class Customer { @Id Long id; @Column(nullable = false) String email; @Column(length = 40) String phone;
						Integer age; }
					@Entity class Person { @Id Long id; String name; }
					""",
			"pictures", """
					@Entity class Customer { @Id Long id; String mail; @Column(length = 40) String phone; Integer age; }
					@Entity class Person { @Id Long id; String name; }
					@Entity class Picture { @Id Long id; @ManyToOne Customer customer; String caption; }
					""", "moved", """
					@Entity class Customer { @Id Long id; String mail; @Column(length = 40) String phone; Integer age; }
					@Entity class Person { @Id Long id; String name; }
					@Entity class Picture { @Id Long id; @ManyToMany Set<Customer> customers; }
					@Entity class Legend { @Id Long id; String caption; @OneToOne Picture picture; }
					""", "entity", """
					@Entity class Client { @Id Long id; String mail; @Column(length = 40) String phone; Integer age; }
					@Entity class Person { @Id Long id; String name; }
					""", "apart", """
					@Entity class Customer { @Id Long id; String mail; @Column(length = 40) String phone; Integer age; }
					@Entity class Invoice { @Id Long number; Double sum; LocalDate dated; }
					"""));

	@TempDir
	private Path root;

	private Workbench workbench;

	@BeforeEach
	void start() {
		this.workbench = new Workbench(TestDatabase.H2.fresh(), this.root);
		service("before").generate(GenerateOptions.of("Start"));
		service("before").upgrade(null);
		this.workbench.jdbc().update("insert into customer (id, mail, phone, age) values (1, 'a@b', '112', 30)");
	}

	@Test
	void aColumnThatGoesWhileOneLikeItComesIsAskedAbout() {
		MigrationException ex = refusal("one", GenerateOptions.of("Rename"));
		assertThat(ex).hasMessage(
				"""
						Column customer.mail is in the database, but no entity maps it any more, while email varchar(255) comes. \
						Is it the same under another name, or drop it with its data?
						Nothing was written.""");
		assertThat(ex.remedy()).isEqualTo("""
				add to the command:
				   --rename customer.mail=email (or --drop customer.mail, --keep customer.mail)""");
		assertThat(ex.failure()).isEqualTo(Failure.QUESTION);
		assertThat(this.workbench.files().keySet()).noneMatch((file) -> file.contains("V2"));
	}

	@Test
	void aTableThatGoesWhileOneLikeItComesIsAskedAbout() {
		MigrationException ex = refusal("entity", GenerateOptions.of("Rename"));
		assertThat(ex).hasMessageContaining("Table customer is in the database, but no entity maps it any more, "
				+ "while client comes. Is it the same under another name");
		assertThat(ex.remedy()).contains("--rename customer=client (or --drop customer, --keep customer)");
	}

	@Test
	void aTableThatHasNothingInCommonIsNoSuggestion() {
		assertThat(refusal("apart", GenerateOptions.of("Drop")).remedy())
			.endsWith("\n   --drop person (or --keep person)");
	}

	@Test
	void valuesThatMayBelongToWhatComesAreNotDroppedUnawares() {
		service("pictures").generate(GenerateOptions.of("Pictures"));
		service("pictures").upgrade(null);
		assertThat(refusal("moved", GenerateOptions.of("Move").keeping("picture.caption"))).hasMessageContaining(
				"maps it any more, while picture_customers comes. Drop it with its data, which nothing copies");
		assertThat(refusal("moved", GenerateOptions.of("Move")))
			.hasMessageContaining("while legend.caption comes. Drop it with its data, which nothing copies");
	}

	@Test
	void theMostLikelyPairsAreSuggestedFirst() {
		List<Question> asked = new ArrayList<>();
		GenerateOptions options = GenerateOptions.of("Rename").asking((question) -> {
			asked.add(question);
			return question.suggestions().get(0);
		});
		Generated generated = service("several").generate(options);
		assertThat(asked).extracting(Question::id)
			.containsExactly("rename customer.mail", "rename customer.phone", "rename customer.age");
		assertThat(asked.get(0).suggestions()).containsExactly("rename to email", "rename to telephone", "drop",
				"keep");
		assertThat(asked.get(1).suggestions()).containsExactly("rename to telephone", "drop", "keep");
		assertThat(generated.operations()).containsExactly(
				"~ columns of customer renamed: mail to email, phone to telephone, age to years",
				"+ column customer.birth date");
	}

	@ParameterizedTest
	@CsvSource({ "drop,- column customer.mail", "keep,", "email,~ column of customer renamed: mail to email",
			"rename to email,~ column of customer renamed: mail to email" })
	void anAnswerIsTaken(String answer, String operation) {
		List<String> operations = service("one").generate(GenerateOptions.of("Answer").asking((question) -> answer))
			.operations();
		assertThat(operations).filteredOn((one) -> one.contains("mail") && !one.contains("+ column"))
			.hasSize((operation != null) ? 1 : 0)
			.allMatch((one) -> one.startsWith(String.valueOf(operation)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "e-mail", "phone" })
	void anotherAnswerLeavesTheQuestionOpen(String answer) {
		assertThat(refusal("one", GenerateOptions.of("Answer").asking((question) -> answer)).failure())
			.isEqualTo(Failure.QUESTION);
	}

	@Test
	void flagsAnswerEachQuestion() {
		assertThat(
				service("one").generate(GenerateOptions.of("Drop").dryRun(true).dropping("customer.mail")).operations())
			.containsExactly("+ column customer.email varchar(255)", "- column customer.mail");
		assertThat(
				service("one").generate(GenerateOptions.of("Keep").dryRun(true).keeping("customer.mail")).operations())
			.containsExactly("+ column customer.email varchar(255)");
	}

	@Test
	void aCertainRenameMayBeDeclined() {
		Map<String, Model> other = Entities.compile(Map.of("certain",
				"""
						@Entity class Customer { @Id Long id; @Column(name = "email") String mail; @Column(length = 40) String phone;
							Integer age; }
						@Entity class Person { @Id Long id; String name; }
						"""));
		assertThat(this.workbench.with(other.get("certain"))
			.generate(GenerateOptions.of("Drop").dropping("customer.mail"))
			.operations()).containsExactly("+ column customer.email varchar(255)", "- column customer.mail");
	}

	@Test
	void theFlagsThatArePrintedFitEachOther() {
		assertThat(refusal("required", GenerateOptions.of("Rename")).remedy()).isEqualTo("""
				add to the command:
				   --rename customer.mail=email (or --drop customer.mail, --keep customer.mail)""");
		this.workbench.jdbc().update("insert into customer (id) values (2)");
		String remedy = refusal("required", GenerateOptions.of("Rename")).remedy();
		assertThat(remedy).contains("--rename customer.mail=email", "--fill customer.email=");
		service("required")
			.generate(GenerateOptions.of("Rename").renaming("customer.mail", "email").filling("customer.email", "'x'"));
		service("required").upgrade(null);
		assertThat(this.workbench.jdbc().queryForList("select email from customer order by id", String.class))
			.containsExactly("a@b", "x");
	}

	@Test
	void aNameNeedsNoSnapshot() throws IOException {
		Files.delete(this.workbench.directory().resolve("schema-snapshot.json"));
		assertThat(service("one").generate(GenerateOptions.of("Rename").renaming("CUSTOMER.mail", "customer.email"))
			.operations()).containsExactly("~ column of customer renamed: mail to email");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					one | customer.male | email | Table customer has no column male in the database, only age, id, mail, phone.
					one | custommer.mail | email | There is no table or column custommer.mail in the database. Its tables: customer, person.
					one | custommer | client | There is no table or column custommer in the database. Its tables: customer, person.
					one | customer.mail | e_mail | No entity maps a column e_mail of table customer. Columns that entities map: age, email, id, phone.
					one | customer.mail | phone | Column customer.phone is in the database already, besides column customer.mail.
					one | customer.phone | email | Column customer.phone is still mapped by an entity under this name.
					several | customer.mail | years | Column customer.mail is varchar(255), and column customer.years is integer: the values of one cannot be those of the other.
					entity | customer | clients | No entity maps a table clients. Tables that entities map: client, person.
					entity | customer | person | Table person is in the database already, besides table customer.
					entity | person | client | Table person is still mapped by an entity under this name.
					""")
	void aNameThatCannotBeIsRefusedWithWhatIsThere(String model, String old, String name, String problem) {
		MigrationException ex = refusal(model, GenerateOptions.of("Rename").renaming(old, name));
		assertThat(ex).hasMessage(problem + " Nothing was written.");
		assertThat(ex.failure()).isEqualTo(Failure.INPUT);
	}

	@Test
	void whereDropsAreAllowedTheLikelyRenameIsNamed() {
		MigrationService allowing = this.workbench.with(MODELS.get("one").classes(),
				new GenerateRules(DropPolicy.ALLOW, List.of(), List.of()));
		Generated generated = allowing.generate(GenerateOptions.of("Drop").dryRun(true));
		assertThat(generated.operations()).contains("- column customer.mail");
		assertThat(generated.notes()).containsExactly("Column customer.mail goes while email varchar(255) comes. "
				+ "If it is the same under another name: db migrate --rename customer.mail=email");
	}

	@Test
	void checkReportsADropAndAnAddition() {
		assertThat(service("one").check().differences()).hasSize(2);
	}

	private MigrationService service(String model) {
		return this.workbench.with(MODELS.get(model));
	}

	private MigrationException refusal(String model, GenerateOptions options) {
		MigrationException ex = catchThrowableOfType(MigrationException.class, () -> service(model).generate(options));
		assertThat(ex).isNotNull();
		return ex;
	}

}
