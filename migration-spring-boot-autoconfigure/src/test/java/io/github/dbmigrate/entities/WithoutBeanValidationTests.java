package io.github.dbmigrate.entities;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.Model;
import io.github.dbmigrate.testing.TestEntities;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WithoutBeanValidationTests {

	@Test
	void entitiesAreReadWhereBeanValidationIsNotOnTheClassPath() throws Exception {
		URL[] urls = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((entry) -> !new File(entry).getName().contains("valid"))
			.map(WithoutBeanValidationTests::url)
			.toArray(URL[]::new);
		try (URLClassLoader classLoader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
			Class<?> reading = classLoader.loadClass(Reading.class.getName());
			assertThat(reading.getMethod("tables").invoke(null)).isEqualTo("[PLANT]");
		}
	}

	private static URL url(String entry) {
		try {
			return new File(entry).toURI().toURL();
		}
		catch (MalformedURLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Runs in the class loader without Bean Validation. */
	public static final class Reading {

		private Reading() {
		}

		public static String tables() {
			Thread thread = Thread.currentThread();
			ClassLoader before = thread.getContextClassLoader();
			thread.setContextClassLoader(Reading.class.getClassLoader());
			try {
				PersistenceUnit unit = TestEntities.of(Map.of(), Plant.class);
				Model model = new HibernateEntityModel(() -> List.of(unit)).read(SqlDialect.of("H2", 2, 4), null);
				return model.schema().tables().keySet().toString();
			}
			finally {
				thread.setContextClassLoader(before);
			}
		}

	}

	@Entity(name = "Plant")
	static class Plant {

		@Id
		Long id;

	}

}
