package io.github.dbmigrate.testing;

import java.net.URL;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import javax.sql.DataSource;

import io.github.dbmigrate.entities.PersistenceUnit;
import jakarta.persistence.SharedCacheMode;
import jakarta.persistence.ValidationMode;
import jakarta.persistence.spi.ClassTransformer;
import jakarta.persistence.spi.PersistenceUnitInfo;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.hibernate.cfg.MappingSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.hibernate.SpringImplicitNamingStrategy;

/**
 * Persistence units of a few classes, mapped as Spring Boot maps them.
 */
public final class TestEntities {

	private TestEntities() {
	}

	/**
	 * A persistence unit without a data source.
	 * @param hibernateProperties the properties of the application, such as
	 * {@code hibernate.auto_quote_keyword}
	 * @param entities the entities and embeddables
	 */
	public static PersistenceUnit of(Map<String, Object> hibernateProperties, Class<?>... entities) {
		Map<String, Object> properties = new HashMap<>();
		properties.put(MappingSettings.PHYSICAL_NAMING_STRATEGY, PhysicalNamingStrategySnakeCaseImpl.class.getName());
		properties.put(MappingSettings.IMPLICIT_NAMING_STRATEGY, SpringImplicitNamingStrategy.class.getName());
		properties.putAll(hibernateProperties);
		List<String> names = Arrays.stream(entities).map(Class::getName).toList();
		return new PersistenceUnit("entityManagerFactory", new Unit(names, classLoader(entities)), properties,
				List.of("io.github.dbmigrate.testing"));
	}

	private static ClassLoader classLoader(Class<?>... entities) {
		return (entities.length > 0) ? entities[0].getClassLoader() : TestEntities.class.getClassLoader();
	}

	private record Unit(List<String> classes, ClassLoader loader) implements PersistenceUnitInfo {

		@Override
		public String getPersistenceUnitName() {
			return "default";
		}

		@Override
		public @Nullable String getPersistenceProviderClassName() {
			return null;
		}

		@Override
		public @Nullable String getScopeAnnotationName() {
			return null;
		}

		@Override
		public List<String> getQualifierAnnotationNames() {
			return List.of();
		}

		@Override
		@SuppressWarnings("removal")
		public jakarta.persistence.spi.PersistenceUnitTransactionType getTransactionType() {
			return jakarta.persistence.spi.PersistenceUnitTransactionType.RESOURCE_LOCAL;
		}

		@Override
		public @Nullable DataSource getJtaDataSource() {
			return null;
		}

		@Override
		public @Nullable DataSource getNonJtaDataSource() {
			return null;
		}

		@Override
		public List<String> getMappingFileNames() {
			return List.of();
		}

		@Override
		public List<URL> getJarFileUrls() {
			return List.of();
		}

		@Override
		public @Nullable URL getPersistenceUnitRootUrl() {
			return null;
		}

		@Override
		public List<String> getManagedClassNames() {
			return this.classes;
		}

		@Override
		public boolean excludeUnlistedClasses() {
			return true;
		}

		@Override
		public SharedCacheMode getSharedCacheMode() {
			return SharedCacheMode.UNSPECIFIED;
		}

		@Override
		public ValidationMode getValidationMode() {
			return ValidationMode.AUTO;
		}

		@Override
		public Properties getProperties() {
			return new Properties();
		}

		@Override
		public String getPersistenceXMLSchemaVersion() {
			return "3.2";
		}

		@Override
		public ClassLoader getClassLoader() {
			return this.loader;
		}

		@Override
		public void addTransformer(ClassTransformer transformer) {
			throw new IllegalStateException("The classes are loaded already");
		}

		@Override
		public @Nullable ClassLoader getNewTempClassLoader() {
			return null;
		}

	}

}
