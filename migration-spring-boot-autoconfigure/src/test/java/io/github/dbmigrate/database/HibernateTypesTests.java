package io.github.dbmigrate.database;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;
import io.github.dbmigrate.testing.TestDatabase;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Lob;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToOne;
import jakarta.persistence.UniqueConstraint;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.type.SqlTypes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Hibernate creates is read back in the types that Hibernate states.
 */
class HibernateTypesTests {

	@ParameterizedTest
	@EnumSource
	void readsTheTypesThatHibernateStates(TestDatabase database) {
		DriverManagerDataSource dataSource = database.fresh();
		StandardServiceRegistry registry = new StandardServiceRegistryBuilder()
			.applySettings(
					Map.of("jakarta.persistence.nonJtaDataSource", dataSource, "hibernate.hbm2ddl.auto", "create"))
			.build();
		Metadata metadata = new MetadataSources(registry)
			.addAnnotatedClasses(Author.class, Book.class, Everything.class)
			.buildMetadata();
		try (SessionFactory factory = metadata.buildSessionFactory();
				LiveDatabase live = LiveDatabase.connect(dataSource, null)) {
			Schema schema = live.read(Set.of(), Set.of());
			assertThat(schema.tables()).hasSize(metadata.collectTableMappings().size());
			List<String> stated = new ArrayList<>();
			List<String> read = new ArrayList<>();
			for (org.hibernate.mapping.Table mapped : metadata.collectTableMappings()) {
				Table table = schema.tables()
					.get(new TableName(null, live.dialect().storedName(mapped.getName(), mapped.isQuoted())));
				for (org.hibernate.mapping.Column column : mapped.getColumns()) {
					String name = live.dialect().storedName(column.getName(), column.isQuoted());
					Column found = table.column(name).orElseThrow();
					String key = table.name() + "." + name + " ";
					stated.add(key + live.dialect().type(column.getSqlType(metadata))
							+ nullable(nullable(column, mapped)));
					read.add(key + found.type() + nullable(found.nullable()));
				}
			}
			assertThat(read).isEqualTo(stated);
			assertThat(schema.tables().values()).flatExtracting(Table::foreignKeys).hasSize(3);
			assertThat(schema.tables().values()).flatExtracting(Table::uniqueConstraints).hasSize(2);
			assertThat(schema.tables().values()).flatExtracting(Table::indexes)
				.extracting((index) -> index.name().toLowerCase())
				.containsExactly("ix_author_name");
			assertThat(schema.sequences().keySet()).extracting((name) -> name.name().toLowerCase())
				.containsExactlyElementsOf(database.hasSequences() ? List.of("author_seq") : List.of());
		}
	}

	private static boolean nullable(org.hibernate.mapping.Column column, org.hibernate.mapping.Table table) {
		return column.isNullable() && (table.getPrimaryKey() == null || !table.getPrimaryKey().containsColumn(column));
	}

	private static String nullable(boolean nullable) {
		return nullable ? "" : " not null";
	}

	enum Kind {

		SHORT, LONG

	}

	@Entity(name = "author")
	@jakarta.persistence.Table(indexes = @Index(name = "ix_author_name", columnList = "name desc, kind"),
			uniqueConstraints = @UniqueConstraint(name = "uk_author", columnNames = { "name", "age" }))
	static class Author {

		@Id
		@GeneratedValue(strategy = GenerationType.SEQUENCE)
		Long id;

		@jakarta.persistence.Column(length = 40, nullable = false)
		String name;

		Integer age;

		@Enumerated(EnumType.STRING)
		Kind kind;

		@ElementCollection
		@jakarta.persistence.Column(nullable = false)
		Set<String> names;

	}

	@Entity(name = "book")
	static class Book {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		Long id;

		@ManyToOne(optional = false)
		Author author;

		@OneToOne
		Everything everything;

	}

	@Entity(name = "everything")
	static class Everything {

		@Id
		UUID id;

		boolean flagValue;

		byte tinyValue;

		short smallValue;

		int wholeValue;

		long bigValue;

		float realValue;

		double twiceValue;

		@jakarta.persistence.Column(precision = 12, scale = 3)
		BigDecimal amountValue;

		char letterValue;

		@ColumnDefault("'x'")
		String textValue;

		@jakarta.persistence.Column(length = 100_000)
		String longTextValue;

		@Lob
		String clobValue;

		@Lob
		byte[] blobValue;

		byte[] bytesValue;

		LocalDate dayValue;

		LocalTime timeValue;

		LocalDateTime localValue;

		@jakarta.persistence.Column(secondPrecision = 3)
		Instant instantValue;

		OffsetDateTime offsetValue;

		@Enumerated
		Kind ordinalValue;

		@JdbcTypeCode(SqlTypes.JSON)
		Map<String, String> jsonValue;

		@JdbcTypeCode(SqlTypes.CHAR)
		@jakarta.persistence.Column(length = 4)
		String fixedValue;

		int[] numbersValue;

	}

}
