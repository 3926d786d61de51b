package io.github.dbmigrate.generate.wording;

import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ExpressionWordsTests {

	private static final Set<String> COLUMNS = Set.of("STATUS", "amount");

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '&',
			textBlock = """
					status in ('A','B')  | (status)::text = ANY ((ARRAY['A'::character varying, 'B'::character varying])::text[])
					status in ('A','B')  | "STATUS" IN('A', 'B')
					status in ('A','B')  | `status` in ('A','B')
					amount between 0 and 9 | ((amount >= 0) AND (amount <= 9))
					""")
	void findsTheSameColumnsAndLiteralsInEverySpelling(String model, String database) {
		assertThat(ExpressionWords.signature(database, COLUMNS)).isEqualTo(ExpressionWords.signature(model, COLUMNS))
			.isNotEmpty();
	}

	@Test
	void tellsAnotherLiteralApart() {
		assertThat(ExpressionWords.signature("status in ('A')", COLUMNS))
			.isNotEqualTo(ExpressionWords.signature("status in ('A','B')", COLUMNS));
	}

	@Test
	void findsAColumnButNotInALiteralOrInsideAnotherName() {
		assertThat(ExpressionWords.contains("\"STATUS\" is not null", "status")).isTrue();
		assertThat(ExpressionWords.contains("kind = 'status'", "status")).isFalse();
		assertThat(ExpressionWords.contains("status_code > 0", "status")).isFalse();
	}

}
