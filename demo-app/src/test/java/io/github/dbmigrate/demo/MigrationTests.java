package io.github.dbmigrate.demo;

import io.github.dbmigrate.MigrationService;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

import static io.github.dbmigrate.test.MigrationAssertions.assertThat;

@SpringBootTest(properties = "spring.datasource.url=jdbc:h2:mem:migrations")
class MigrationTests {

	@Test
	void areSound(@Autowired MigrationService migrations) {
		assertThat(migrations).areSound();
	}

}
