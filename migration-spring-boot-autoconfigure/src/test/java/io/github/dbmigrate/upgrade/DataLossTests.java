package io.github.dbmigrate.upgrade;

import io.github.dbmigrate.schema.MigrationException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link DataLoss}.
 */
class DataLossTests {

	@Test
	void askingLetsTheAnswerDecide() {
		assertThat(DataLoss.ASK.decide((loss) -> true)).accepts("Table note holds 3 rows.");
		assertThat(DataLoss.ASK.decide((loss) -> false)).rejects("Table note holds 3 rows.");
	}

	@Test
	void allowingAsksNobody() {
		assertThat(DataLoss.ALLOW.decide((loss) -> {
			throw new AssertionError("was asked");
		})).accepts("Table note holds 3 rows.");
	}

	@Test
	void denyingSaysWhatWouldBeLostWhateverTheAnswer() {
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> DataLoss.DENY.decide((loss) -> true).test("Table note holds 3 rows."))
			.withMessageStartingWith("Table note holds 3 rows.")
			.withMessageContaining("migration.downgrade.data-loss=deny");
	}

}
