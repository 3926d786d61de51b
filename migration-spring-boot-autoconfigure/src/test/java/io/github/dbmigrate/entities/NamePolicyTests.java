package io.github.dbmigrate.entities;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.TableName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class NamePolicyTests {

	private static final TableName USER = new TableName(null, "user");

	private final SqlDialect dialect = SqlDialect.of("PostgreSQL", 17, 11);

	private final NamePolicy policy = new NamePolicy(this.dialect);

	@Test
	void saysTableAndColumns() {
		assertThat(this.policy.readable("uk", USER, List.of("tenant", "Email Address")))
			.isEqualTo("uk_user_tenant_email_address");
	}

	@Test
	void longNamesEndInAHashOfTheWhole() {
		String first = this.policy.readable("uk", USER, List.of("x".repeat(80)));
		String second = this.policy.readable("uk", USER, List.of("x".repeat(81)));
		assertThat(first).hasSize(63).matches("uk_user_x+_[0-9a-f]{8}").isNotEqualTo(second);
		assertThat(new NamePolicy(this.dialect).readable("uk", USER, List.of("x".repeat(80)))).isEqualTo(first);
	}

	@Test
	void lengthIsCountedInBytes() {
		String name = this.policy.readable("uk", USER, List.of("größe".repeat(12)));
		assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(63);
		assertThat(name).startsWith("uk_user_größegröße");
	}

	@Test
	void nameThatIsTakenGetsAHash() {
		this.policy.take(USER, "UK_user_email");
		String name = this.policy.readable("uk", USER, List.of("email"));
		assertThat(name).matches("uk_user_email_[0-9a-f]{8}");
		assertThat(this.policy.readable("uk", USER, List.of("email"))).isNotEqualTo(name);
	}

	@Test
	void nameTakenInAnotherSchemaIsFree() {
		this.policy.take(new TableName("archive", "user"), "uk_user_email");
		assertThat(this.policy.readable("uk", USER, List.of("email"))).isEqualTo("uk_user_email");
	}

	@ParameterizedTest
	@ValueSource(strings = { "UK6dotkott2kjsp8vw4d0m25fb7", "FKcnlvgtaxfc3vi5qlj2w5o6k6u",
			"IDXjlgpc5fo2hfw5wwtl1ydtxa5p", "uk6dotkott2kjsp8vw4d0m25fb7" })
	void knowsWhatHibernateInvents(String name) {
		assertThat(NamePolicy.isInvented(name)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "uk_user_email", "fk_order_customer", "IDX_USER", "UKRAINE", "user_email_key" })
	void knowsWhatPeopleWrite(String name) {
		assertThat(NamePolicy.isInvented(name)).isFalse();
	}

}
