package io.github.dbmigrate.entities;

import java.util.Map;
import java.util.stream.Stream;

import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import jakarta.persistence.spi.PersistenceUnitInfo;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.MappingSettings;
import org.jspecify.annotations.Nullable;

/**
 * Which names {@code hibernate.auto_quote_keyword} quotes at run time is known to the
 * database only: its list holds words that are not reserved, such as {@code comment}, and
 * a quoted name keeps the letter case of the entity.
 */
final class RuntimeKeywords {

	private RuntimeKeywords() {
	}

	/** Whether Hibernate asks the database for its keywords when the application runs. */
	static boolean needsConnection(PersistenceUnit unit) {
		return Boolean.parseBoolean(String.valueOf(setting(unit, MappingSettings.KEYWORD_AUTO_QUOTING_ENABLED)))
				&& setting(unit, JdbcSettings.ALLOW_METADATA_ON_BOOT) == null && hasDataSource(unit);
	}

	private static boolean hasDataSource(PersistenceUnit unit) {
		PersistenceUnitInfo info = unit.info();
		return info.getNonJtaDataSource() != null || info.getJtaDataSource() != null
				|| Stream
					.of(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, JdbcSettings.JAKARTA_JTA_DATASOURCE,
							JdbcSettings.DATASOURCE)
					.anyMatch(unit.properties()::containsKey);
	}

	private static @Nullable Object setting(PersistenceUnit unit, String key) {
		Map<String, Object> properties = unit.properties();
		return properties.containsKey(key) ? properties.get(key) : unit.info().getProperties().get(key);
	}

	/** Refuses a unit whose names only the database knows. */
	static void refuse(PersistenceUnit unit) {
		if (needsConnection(unit)) {
			throw new MigrationException(Failure.INPUT,
					"hibernate.auto_quote_keyword is set, and only the database knows which words it quotes. Nothing was"
							+ " written.",
					"leave --offline out, or quote the names in the entities instead: @Table(name = \"\\\"user\\\"\").");
		}
	}

	static MigrationException unknown(String reason, RuntimeException cause) {
		return new MigrationException(Failure.DATABASE,
				"hibernate.auto_quote_keyword is set, and the database could not be asked which words it quotes: "
						+ reason + ". Nothing was written.",
				"Start the database, or quote the names in the entities instead: @Table(name = \"\\\"user\\\"\").",
				cause);
	}

}
