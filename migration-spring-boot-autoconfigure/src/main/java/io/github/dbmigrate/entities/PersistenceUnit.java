package io.github.dbmigrate.entities;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.persistence.spi.PersistenceUnitInfo;

/**
 * What an EntityManagerFactory is built from.
 *
 * @param name the name of its bean
 * @param info the classes and the data source, as the persistence provider gets them
 * @param properties the properties that come with it; they win over those of {@code info}
 * @param packages the packages that were searched for entities, for messages
 */
public record PersistenceUnit(String name, PersistenceUnitInfo info, Map<String, Object> properties,
		List<String> packages) {

	public PersistenceUnit {
		properties = Collections.unmodifiableMap(new HashMap<>(properties));
		packages = List.copyOf(packages);
	}

}
