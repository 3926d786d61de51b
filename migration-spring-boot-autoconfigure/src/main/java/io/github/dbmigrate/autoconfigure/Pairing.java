package io.github.dbmigrate.autoconfigure;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.github.dbmigrate.database.DatabaseSource;
import io.github.dbmigrate.entities.PersistenceUnit;
import org.flywaydb.core.api.configuration.Configuration;
import org.hibernate.cfg.MappingSettings;
import org.jspecify.annotations.Nullable;

/**
 * Tells which Flyway migrates the database that a persistence unit uses: the one with its
 * data source, or else with its URL; of several of these the one with its schema.
 *
 * @param flyways how each Flyway of the application is configured
 */
record Pairing(List<Configuration> flyways) {

	boolean pairs(Configuration flyway, PersistenceUnit unit) {
		return flywaysOf(unit).contains(flyway);
	}

	private List<Configuration> flywaysOf(PersistenceUnit unit) {
		@Nullable DataSource source = unit.info().getNonJtaDataSource();
		if (source == null) {
			return List.of();
		}
		List<Configuration> same = where(this.flyways,
				(flyway) -> DataSources.target(flyway.getDataSource()) == DataSources.target(source));
		List<Configuration> like = same.isEmpty() ? where(this.flyways, (flyway) -> isLike(flyway, source)) : same;
		List<Configuration> ofSchema = where(like, (flyway) -> schema(unit).equalsIgnoreCase(schema(flyway)));
		return (like.size() > 1 && !ofSchema.isEmpty()) ? ofSchema : like;
	}

	private static List<Configuration> where(List<Configuration> flyways, Predicate<Configuration> condition) {
		return flyways.stream().filter(condition).toList();
	}

	private static boolean isLike(Configuration flyway, DataSource source) {
		String url = place(source);
		return url != null && url.equals(place(flyway.getDataSource()));
	}

	private static @Nullable String place(DataSource source) {
		@Nullable String url = new DatabaseSource(source, null).url();
		return (url != null) ? url.split("[?;]", 2)[0] : null;
	}

	private static String schema(PersistenceUnit unit) {
		Object schema = unit.properties().get(MappingSettings.DEFAULT_SCHEMA);
		return Objects
			.toString((schema != null) ? schema : unit.info().getProperties().get(MappingSettings.DEFAULT_SCHEMA), "");
	}

	private static String schema(Configuration flyway) {
		return Stream.concat(Stream.ofNullable(flyway.getDefaultSchema()), Stream.of(flyway.getSchemas()))
			.findFirst()
			.orElse("");
	}

}
