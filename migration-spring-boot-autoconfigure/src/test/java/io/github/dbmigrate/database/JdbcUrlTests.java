package io.github.dbmigrate.database;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class JdbcUrlTests {

	@ParameterizedTest
	@CsvSource(delimiterString = " => ",
			textBlock = """
					jdbc:h2:mem:demo => jdbc:h2:mem:demo
					jdbc:h2:file:./x;MODE=MySQL;USER=sa;PASSWORD=t0p;AUTO_SERVER=TRUE => jdbc:h2:file:./x;MODE=MySQL;AUTO_SERVER=TRUE
					jdbc:h2:./x;PASSWORD=t0p\\;t0p;CIPHER=AES => jdbc:h2:./x
					jdbc:postgresql://db:5432/shop?user=me&password=t0p => jdbc:postgresql://db:5432/shop
					jdbc:postgresql://db/shop?ssl=true&sslpassword=t0p&currentSchema=a => jdbc:postgresql://db/shop?ssl=true&currentSchema=a
					jdbc:postgresql://me:t0p@db/shop => jdbc:postgresql://db/shop
					jdbc:mariadb://me:t0@p@db:3306/shop?useSsl=true&trustStorePassword=t0p => jdbc:mariadb://db:3306/shop?useSsl=true
					jdbc:mysql://me:t0/p@db/shop => jdbc:mysql://db/shop
					jdbc:mysql://address=(host=db)(port=3306)(user=me)(password=t0p)/shop => jdbc:mysql://address=(host=db)(port=3306)/shop
					jdbc:mysql://(host=db,user=me,password=t0p)/shop => jdbc:mysql://(host=db)/shop
					jdbc:mysql://db/shop?accessToken=t0p => jdbc:mysql://db/shop
					""")
	void showsNoUserAndNoSecret(String url, String shown) {
		assertThat(new JdbcUrl(url).clean()).isEqualTo(shown);
	}

	@Test
	void takesSecretsOutOfWhatADriverSays() {
		String url = "jdbc:nonsense://db/shop?user=me&password=t0p";
		assertThat(new JdbcUrl(url).clean("No suitable driver found for " + url + ", tried password=t0p"))
			.isEqualTo("No suitable driver found for jdbc:nonsense://db/shop, tried password=***");
	}

	@Test
	void knowsADatabaseThatIsGoneWithTheProcess() {
		assertThat(new JdbcUrl("jdbc:h2:mem:demo").inMemory()).isTrue();
		assertThat(new JdbcUrl("jdbc:h2:tcp://db/mem:demo").inMemory()).isFalse();
		assertThat(new JdbcUrl("jdbc:h2:file:./mem").inMemory()).isFalse();
	}

}
