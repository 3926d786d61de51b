package io.github.dbmigrate.entities;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.schema.Model;
import org.jspecify.annotations.Nullable;

/**
 * The entities as Hibernate maps them.
 */
public final class HibernateEntityModel implements EntityModel {

	private final Supplier<List<PersistenceUnit>> units;

	private final boolean offline;

	/**
	 * @param units the persistence units of one database, asked anew on each read
	 */
	public HibernateEntityModel(Supplier<List<PersistenceUnit>> units) {
		this(units, false);
	}

	private HibernateEntityModel(Supplier<List<PersistenceUnit>> units, boolean offline) {
		this.units = units;
		this.offline = offline;
	}

	@Override
	public EntityModel offline() {
		return new HibernateEntityModel(this.units, true);
	}

	@Override
	public Model read(SqlDialect dialect, @Nullable String defaultSchema) {
		List<PersistenceUnit> units = this.units.get();
		if (this.offline) {
			units.forEach(RuntimeKeywords::refuse);
		}
		MergedModel merged = new MergedModel();
		units.forEach((unit) -> merged.add(unit.name(), read(unit, dialect, defaultSchema)));
		if (merged.isEmpty()) {
			throw noEntity(units);
		}
		return merged.toModel();
	}

	private static Model read(PersistenceUnit unit, SqlDialect dialect, @Nullable String defaultSchema) {
		return MetadataRebuild.read(unit, dialect, (metadata) -> {
			StoredNames names = new StoredNames(dialect, metadata, defaultSchema);
			return new ModelReader(metadata, dialect, names).read();
		});
	}

	private static MigrationException noEntity(List<PersistenceUnit> units) {
		String looked = units.stream().map(HibernateEntityModel::described).collect(Collectors.joining(", "));
		return new MigrationException(Failure.INPUT,
				"No entity was found" + (looked.isEmpty() ? ": there is no EntityManagerFactory of Hibernate."
						: " in " + looked + ".") + " Nothing was written.",
				"Put the entities below the package of the application class, or name their package: "
						+ "@EntityScan(\"com.example.model\").");
	}

	private static String described(PersistenceUnit unit) {
		String packages = unit.packages().isEmpty() ? "no package" : String.join(", ", unit.packages());
		return "persistence unit '" + unit.name() + "' (searched: " + packages + ")";
	}

}
