package io.github.dbmigrate.entities;

import java.util.Map;
import java.util.Objects;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.TableName;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.boot.model.relational.QualifiedName;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.boot.model.relational.internal.SqlStringGenerationContextImpl;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.cfg.MappingSettings;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.mapping.Column;
import org.jspecify.annotations.Nullable;

/**
 * The names of the model as the database stores them.
 */
final class StoredNames {

	private final SqlDialect dialect;

	private final MetadataImplementor metadata;

	private final boolean quotesKeywords;

	private final @Nullable String mappingSchema;

	private final @Nullable String defaultSchema;

	/**
	 * @param defaultSchema the schema whose objects are written unqualified, or
	 * {@code null} for the one that Hibernate has as its default
	 */
	StoredNames(SqlDialect dialect, MetadataImplementor metadata, @Nullable String defaultSchema) {
		this.dialect = dialect;
		this.metadata = metadata;
		Map<String, Object> settings = settings(metadata);
		this.quotesKeywords = Boolean
			.parseBoolean(String.valueOf(settings.get(MappingSettings.KEYWORD_AUTO_QUOTING_ENABLED)));
		Object schema = settings.get(catalogs() ? MappingSettings.DEFAULT_CATALOG : MappingSettings.DEFAULT_SCHEMA);
		this.mappingSchema = (schema != null) ? of(schema.toString()) : unitSchema();
		this.defaultSchema = (defaultSchema != null) ? defaultSchema : this.mappingSchema;
	}

	/** What {@code persistence-unit-defaults} of {@code orm.xml} say. */
	private @Nullable String unitSchema() {
		Namespace.Name implicit = this.metadata.getDatabase().getPhysicalImplicitNamespaceName();
		Identifier schema = catalogs() ? implicit.catalog() : implicit.schema();
		return (schema != null) ? of(schema) : null;
	}

	private static Map<String, Object> settings(MetadataImplementor metadata) {
		return metadata.getMetadataBuildingOptions()
			.getServiceRegistry()
			.requireService(ConfigurationService.class)
			.getSettings();
	}

	private boolean catalogs() {
		return this.dialect.vendor().equals("mysql") || this.dialect.vendor().equals("mariadb");
	}

	String of(Identifier name) {
		return this.dialect.storedName(name.getText(), isQuoted(name));
	}

	String of(Column column) {
		return of(identifier(column));
	}

	/** A name as a mapping writes it, with quotes or without. */
	String of(String name) {
		return of(this.metadata.getDatabase().toIdentifier(name));
	}

	/**
	 * The name of a unique constraint, a check or a type: Hibernate quotes it only where
	 * the mapping does, whatever its settings say about other names.
	 */
	String asWritten(String name) {
		Identifier written = Identifier.toIdentifier(name);
		return this.dialect.storedName(written.getText(), written.isQuoted());
	}

	/** The name of a table as an annotation writes it. */
	String ofTable(String name) {
		return this.dialect.stored(new TableName(null, of(name))).name();
	}

	TableName of(org.hibernate.mapping.Table table) {
		return of(table.getQualifiedTableName());
	}

	TableName of(QualifiedName name) {
		Identifier stated = catalogs() ? name.getCatalogName() : name.getSchemaName();
		String schema = (stated != null) ? of(stated) : this.mappingSchema;
		TableName stored = this.dialect.stored(new TableName(schema, of(name.getObjectName())));
		return Objects.equals(stored.schema(), this.defaultSchema) ? new TableName(null, stored.name()) : stored;
	}

	/** Whether Hibernate writes the name without quotes although it is a keyword. */
	boolean isBareKeyword(Identifier name) {
		return !isQuoted(name) && this.dialect.isReserved(name.getText());
	}

	boolean isBareKeyword(Column column) {
		return isBareKeyword(identifier(column));
	}

	/** How Hibernate writes names in the statements that fill a table. */
	SqlStringGenerationContext written(TableName table) {
		var environment = this.metadata.getDatabase().getJdbcEnvironment();
		return (table.schema() != null)
				? SqlStringGenerationContextImpl.fromConfigurationMap(environment, this.metadata.getDatabase(),
						settings(this.metadata))
				: SqlStringGenerationContextImpl.fromExplicit(environment, this.metadata.getDatabase(), null, null);
	}

	private boolean isQuoted(Identifier name) {
		return name.isQuoted() || (this.quotesKeywords && this.dialect.isReserved(name.getText()));
	}

	private static Identifier identifier(Column column) {
		return Identifier.toIdentifier(column.getName(), column.isQuoted());
	}

}
