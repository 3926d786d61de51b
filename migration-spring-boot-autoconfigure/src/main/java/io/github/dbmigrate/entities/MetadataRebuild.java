package io.github.dbmigrate.entities;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.spi.PersistenceUnitInfo;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.bytecode.enhance.spi.EnhancementContext;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.SchemaToolingSettings;
import org.hibernate.jpa.boot.internal.EntityManagerFactoryBuilderImpl;
import org.hibernate.jpa.boot.internal.PersistenceUnitInfoDescriptor;
import org.jspecify.annotations.Nullable;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.orm.jpa.persistenceunit.SmartPersistenceUnitInfo;

/**
 * Builds Hibernate's metadata as the application does, without a SessionFactory and,
 * unless it quotes keywords, without a connection, for as long as it is read.
 */
final class MetadataRebuild {

	private MetadataRebuild() {
	}

	static <T> T read(PersistenceUnit unit, SqlDialect dialect, Function<MetadataImplementor, T> reader) {
		EntityManagerFactoryBuilderImpl builder = builder(unit, dialect);
		try {
			return reader.apply(complete(builder.metadata()));
		}
		catch (PersistenceException ex) {
			throw refused(unit, ex);
		}
		finally {
			builder.cancel();
		}
	}

	private static EntityManagerFactoryBuilderImpl builder(PersistenceUnit unit, SqlDialect dialect) {
		boolean connects = RuntimeKeywords.needsConnection(unit);
		try {
			return new EntityManagerFactoryBuilderImpl(new Descriptor(unit.info()), settings(unit, dialect, connects));
		}
		catch (PersistenceException ex) {
			throw connects ? RuntimeKeywords.unknown(reason(ex), ex) : refused(unit, ex);
		}
	}

	private static MigrationException refused(PersistenceUnit unit, PersistenceException ex) {
		return new MigrationException(Failure.INPUT,
				"Hibernate refuses the entities of persistence unit '" + unit.name() + "': " + reason(ex)
						+ ". Nothing was written.",
				"Correct the mapping; the application does not start with it either.", ex);
	}

	private static MetadataImplementor complete(MetadataImplementor metadata) {
		TimestampColumns.apply(metadata);
		BeanValidation.apply(metadata);
		metadata.orderColumns(true);
		return metadata;
	}

	private static Map<String, Object> settings(PersistenceUnit unit, SqlDialect dialect, boolean connects) {
		Map<String, Object> settings = new HashMap<>(unit.properties());
		settings.put(SchemaToolingSettings.HBM2DDL_AUTO, "none");
		settings.put(JdbcSettings.ALLOW_METADATA_ON_BOOT, connects);
		Set<Object> stated = unit.info().getProperties().keySet();
		putIfUnstated(settings, stated, JdbcSettings.JAKARTA_HBM2DDL_DB_NAME, dialect.product());
		if (!stated.contains(JdbcSettings.JAKARTA_HBM2DDL_DB_VERSION)
				&& !settings.containsKey(JdbcSettings.JAKARTA_HBM2DDL_DB_VERSION)) {
			putIfUnstated(settings, stated, JdbcSettings.JAKARTA_HBM2DDL_DB_MAJOR_VERSION, dialect.majorVersion());
			putIfUnstated(settings, stated, JdbcSettings.JAKARTA_HBM2DDL_DB_MINOR_VERSION, dialect.minorVersion());
		}
		return settings;
	}

	private static void putIfUnstated(Map<String, Object> settings, Set<Object> stated, String key, Object value) {
		if (!stated.contains(key)) {
			settings.putIfAbsent(key, value);
		}
	}

	private static String reason(PersistenceException ex) {
		String message = String.valueOf(ex.getMessage());
		String root = NestedExceptionUtils.getMostSpecificCause(ex).getMessage();
		return (root == null || message.contains(root)) ? message : message + " (" + root + ")";
	}

	private static final class Descriptor extends PersistenceUnitInfoDescriptor {

		private final List<String> classes;

		Descriptor(PersistenceUnitInfo info) {
			super(info);
			this.classes = new ArrayList<>(info.getManagedClassNames());
			if (info instanceof SmartPersistenceUnitInfo smart) {
				this.classes.addAll(smart.getManagedPackages());
			}
		}

		@Override
		public List<String> getManagedClassNames() {
			return this.classes;
		}

		@Override
		public void pushClassTransformer(@Nullable EnhancementContext context) {
			// The classes are loaded already.
		}

	}

}
