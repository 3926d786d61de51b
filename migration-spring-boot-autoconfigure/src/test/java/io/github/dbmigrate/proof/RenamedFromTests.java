package io.github.dbmigrate.proof;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.dbmigrate.generate.GenerateOptions;
import io.github.dbmigrate.generate.Generated;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * An annotation that names the former name renames once, then has no effect; what
 * contradicts it is named with both places.
 */
class RenamedFromTests {

	private static final Map<String, Model> MODELS = models();

	@TempDir
	private Path root;

	private Workbench workbench;

	private static Map<String, Model> models() {
		Map<String, String> sources = new LinkedHashMap<>();
		sources.put("before", entity("String mail; String phone; Integer age;"));
		sources.put("renamed", entity("@RenamedFrom(\"mail\") String email; String phone; Integer age;"));
		sources.put("twice", entity(
				"@RenamedFrom(\"mail\") String email; @RenamedFrom(\"mail\") String address; String phone; Integer age;"));
		sources.put("mapped", entity("String mail; @RenamedFrom(\"mail\") String email; String phone; Integer age;"));
		sources.put("certain",
				entity("@RenamedFrom(\"phone\") @Column(name = \"email\") String mail; String phone; Integer age;"));
		sources.put("type", entity("@RenamedFrom(\"mail\") Integer mails; String phone; Integer age;"));
		sources.put("several", entity("@RenamedFrom(\"mail\") Pair pair; String phone; Integer age;")
				+ "@Embeddable class Pair { String one; String two; }");
		sources.put("inverse", entity("@RenamedFrom(\"mail\") @OneToMany(mappedBy = \"customer\") List<Bill> bills;")
				+ "@Entity class Bill { @Id Long id; @ManyToOne Customer customer; }");
		sources.put("table",
				"@Entity @RenamedFrom(\"customer\") class Client { @Id Long id; String mail; String phone; "
						+ "Integer age; }");
		sources.put("tables", entity("String mail; String phone; Integer age;")
				+ "@Entity @RenamedFrom(\"customer\") class Client { @Id Long id; }");
		return Entities.compile(sources);
	}

	private static String entity(String attributes) {
		return "@Entity class Customer { @Id Long id; " + attributes + " }\n";
	}

	@BeforeEach
	void start() {
		this.workbench = new Workbench(TestDatabase.H2.fresh(), this.root);
		generate("before", GenerateOptions.of("Start"));
		this.workbench.with(MODELS.get("before")).upgrade(null);
	}

	@Test
	void anAttributeRenamesOnceThenTheAnnotationMayGo() {
		Generated generated = generate("renamed", GenerateOptions.of("Rename"));
		assertThat(generated.operations()).containsExactly("~ column of customer renamed: mail to email");
		assertThat(generated.notes()).isEmpty();
		this.workbench.with(MODELS.get("renamed")).upgrade(null);
		Generated again = generate("renamed", GenerateOptions.of("Again"));
		assertThat(again.operations()).isEmpty();
		assertThat(again.notes()).containsExactly("@RenamedFrom has no effect where neither this database nor the "
				+ "snapshot has the former name: Customer.email (mail). It may go once every database is migrated.");
		assertThat(this.workbench.with(MODELS.get("renamed")).check().differences()).isEmpty();
	}

	@Test
	void anEntityRenamesItsTable() {
		assertThat(generate("table", GenerateOptions.of("Rename")).operations())
			.containsExactly("~ table customer renamed to client");
	}

	@Test
	void aFlagMaySayTheSame() {
		assertThat(generate("renamed", GenerateOptions.of("Rename").renaming("customer.mail", "email")).operations())
			.containsExactly("~ column of customer renamed: mail to email");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					twice | @RenamedFrom on Customer.address says that it was customer.mail, but so says Customer.email.
					mapped | @RenamedFrom on Customer.email says that it was customer.mail, but Customer.mail maps it.
					certain | @RenamedFrom on Customer.mail says that it was customer.phone, but customer.email comes from \
					customer.mail, as a flag says or the snapshot, which knows Customer.mail under the old name.
					type | @RenamedFrom on Customer.mails says that it was customer.mail, but that is varchar(255), and now it is integer.
					several | @RenamedFrom on Customer.pair names one column, but Customer.pair has 2.
					inverse | @RenamedFrom on Customer.bills names one column, but Customer.bills has none of its own.
					tables | @RenamedFrom on Client says that it was customer, but Customer maps it.
					""")
	void whatContradictsItIsNamed(String model, String problem) {
		MigrationException ex = refusal(model, GenerateOptions.of("Rename"));
		assertThat(ex).hasMessage(problem + " Nothing was written.");
		assertThat(ex.failure()).isEqualTo(Failure.INPUT);
	}

	@Test
	void aFlagMayNotSayOtherwise() {
		assertThat(refusal("renamed", GenerateOptions.of("Drop").dropping("customer.mail")))
			.hasMessageStartingWith("@RenamedFrom on Customer.email says that it was customer.mail, but a flag says");
		assertThat(refusal("renamed", GenerateOptions.of("Rename").renaming("customer.phone", "email")))
			.hasMessageStartingWith("@RenamedFrom on Customer.email says that it was customer.mail, but customer.email "
					+ "comes from customer.phone, as a flag says");
	}

	private Generated generate(String model, GenerateOptions options) {
		return this.workbench.with(MODELS.get(model)).generate(options);
	}

	private MigrationException refusal(String model, GenerateOptions options) {
		MigrationException ex = catchThrowableOfType(MigrationException.class, () -> generate(model, options));
		assertThat(ex).isNotNull();
		return ex;
	}

}
