package io.github.dbmigrate.script;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SlugTests {

	@ParameterizedTest
	@CsvSource(textBlock = """
			Add email column to User model, add_email_column_to_user_model
			'  Fix: user.email -> "mail"!  ', fix_user_email_mail
			__a__b__, a_b
			Größe für Café Łódź, grosse_fur_cafe_lodz
			İstanbul, istanbul
			добавить почту, добавить_почту
			ガイド 追加, ガイド_追加
			../../etc/passwd, etc_passwd
			'!?', migration
			'', migration
			${x}, x
			""")
	void isMadeOfWords(String message, String slug) {
		assertThat(Slug.of(message)).isEqualTo(slug);
	}

	@Test
	void isCutBetweenWords() {
		assertThat(Slug.of("word ".repeat(30))).hasSize(59).endsWith("_word");
		assertThat(Slug.of("x".repeat(100))).hasSize(60);
		assertThat(Slug.of("\uD801\uDC37".repeat(100))).isEqualTo("\uD801\uDC37".repeat(60));
	}

	@Test
	void isCutBeforeWhatStaysBehindIt() {
		assertThat(Slug.of("Add email", " 1 of 3")).isEqualTo("add_email_1_of_3");
		assertThat(Slug.of("word ".repeat(30), " 12 of 13")).hasSizeBetween(55, 60).endsWith("_word_12_of_13");
	}

}
