package io.github.dbmigrate.entities;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.CheckConstraint;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.Lob;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import jakarta.persistence.UniqueConstraint;
import jakarta.persistence.Version;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.Comment;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.GeneratedColumn;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.NaturalId;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.annotations.Subselect;
import org.hibernate.annotations.UpdateTimestamp;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.YesNoConverter;

/**
 * One small entity for each thing that a mapping can say.
 */
final class Zoo {

	private Zoo() {
	}

	static Class<?>[] all() {
		List<Class<?>> entities = new ArrayList<>();
		for (Class<?> type : Zoo.class.getDeclaredClasses()) {
			if (type.isAnnotationPresent(Entity.class) || type.isAnnotationPresent(Converter.class)) {
				entities.add(type);
			}
		}
		entities.sort(java.util.Comparator.comparing(Class::getName));
		return entities.toArray(Class<?>[]::new);
	}

	enum Status {

		NEW, ACTIVE, OLD

	}

	/** Columns, defaults, checks, comments. */
	@Entity(name = "Keeper")
	@Table(comment = "Who feeds them",
			indexes = { @Index(columnList = "lastName, hiredOn desc"),
					@Index(name = "keeper_badge_ix", columnList = "badge", unique = true) },
			uniqueConstraints = @UniqueConstraint(name = "keeper_names", columnNames = { "first_name", "last_name" }))
	@Check(name = "keeper_paid", constraints = "pay >= 0")
	static class Keeper {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		Long id;

		@Version
		int version;

		@Column(unique = true, length = 120, nullable = false)
		String email;

		@NotBlank
		@Size(max = 40)
		String firstName;

		@NotNull
		String lastName;

		@NaturalId
		String badge;

		LocalDate hiredOn;

		@ColumnDefault("0")
		@Digits(integer = 8, fraction = 2)
		BigDecimal pay;

		@ColumnDefault("'day'")
		@Comment("day or night")
		String shift;

		@Min(3)
		@Max(9)
		int grade;

		@Check(constraints = "hours < 60")
		int hours;

		@Enumerated(EnumType.STRING)
		Status status;

		@Enumerated(EnumType.ORDINAL)
		Status former;

		@Lob
		String biography;

		@Lob
		byte[] portrait;

		@Column(columnDefinition = "varchar(10) default 'x y' not null")
		String code;

		@Convert(converter = NamesConverter.class)
		List<String> nicknames;

		boolean present;

		Instant lastSeen;

		UUID token;

		double weight;

		@GeneratedColumn("grade * hours")
		Integer workload;

	}

	@Converter
	static class NamesConverter implements AttributeConverter<List<String>, String> {

		@Override
		public String convertToDatabaseColumn(List<String> names) {
			return String.join(",", names);
		}

		@Override
		public List<String> convertToEntityAttribute(String names) {
			return List.of(names.split(","));
		}

	}

	/** Single table. */
	@Entity(name = "Animal")
	@Inheritance(strategy = InheritanceType.SINGLE_TABLE)
	static class Animal {

		@Id
		@GeneratedValue
		Long id;

		@Column(nullable = false)
		String name;

		@ManyToOne(optional = false)
		Keeper keeper;

		@ManyToOne
		@JoinColumn(foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
		Keeper formerKeeper;

		@ManyToOne
		@JoinColumn(foreignKey = @ForeignKey(name = "animal_mother"))
		@OnDelete(action = OnDeleteAction.SET_NULL)
		Animal mother;

		@ElementCollection
		Set<String> diets;

		@ElementCollection
		@CollectionTable(name = "animal_weights")
		@MapKeyColumn(name = "measured")
		Map<LocalDate, BigDecimal> weights = new HashMap<>();

		@ElementCollection
		@OrderColumn
		List<Feeding> feedings;

		@ManyToMany
		@JoinTable(name = "friendship")
		Set<Animal> friends;

	}

	@Entity(name = "Bird")
	static class Bird extends Animal {

		@NotNull
		Integer wingspan;

	}

	@Entity(name = "Fish")
	static class Fish extends Animal {

		boolean saltwater;

	}

	@Embeddable
	static class Feeding {

		String food;

		@Column(precision = 6, scale = 3)
		BigDecimal kilos;

	}

	/** Joined. */
	@Entity(name = "Building")
	@Inheritance(strategy = InheritanceType.JOINED)
	static class Building {

		@Id
		@SequenceGenerator(name = "buildings", sequenceName = "building_numbers", initialValue = 100,
				allocationSize = 10)
		@GeneratedValue(generator = "buildings")
		Long id;

		@Embedded
		Address address;

		@OneToMany
		@JoinColumn(name = "building_id")
		@OnDelete(action = OnDeleteAction.CASCADE)
		List<Cage> cages;

	}

	@Entity(name = "Aquarium")
	static class Aquarium extends Building {

		int litres;

	}

	@Embeddable
	static class Address {

		String street;

		@Column(length = 10)
		String zip;

		@UpdateTimestamp
		Instant movedIn;

	}

	/** Table per class, ids from a table. */
	@Entity(name = "Food")
	@Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
	static class Food {

		@Id
		@TableGenerator(name = "foods", table = "food_numbers", initialValue = 5)
		@GeneratedValue(generator = "foods")
		Long id;

		@Column(unique = true)
		String label;

		@ManyToOne
		Keeper orderedBy;

	}

	@Entity(name = "Hay")
	static class Hay extends Food {

		int bales;

	}

	/** Embedded id, and keys of several columns. */
	@Entity(name = "Cage")
	static class Cage {

		@EmbeddedId
		CageId id;

		@OneToMany
		Set<Animal> inhabitants;

	}

	@Embeddable
	record CageId(String wing, int number) implements Serializable {
	}

	@Entity(name = "Repair")
	@SecondaryTable(name = "repair_bill")
	static class Repair {

		@Id
		@GeneratedValue
		UUID id;

		@ManyToOne(optional = false)
		Cage cage;

		@Column(table = "repair_bill", nullable = false)
		BigDecimal amount;

	}

	/** The id of another entity. */
	@Entity(name = "Passport")
	static class Passport {

		@Id
		Long id;

		@MapsId
		@OneToOne(optional = false)
		Animal animal;

		@OneToOne
		Keeper signedBy;

	}

	/** What only newer mappings can say. */
	@Entity(name = "Ticket")
	@Table(check = @CheckConstraint(name = "ticket_price", constraint = "price > 0"))
	static class Ticket {

		@Id
		@GeneratedValue(strategy = GenerationType.UUID)
		String id;

		int price;

		@Column(check = @CheckConstraint(constraint = "seats <> 13"))
		int seats;

		@ManyToOne
		@JoinColumn(foreignKey = @ForeignKey(name = "ticket_sold_by",
				foreignKeyDefinition = "foreign key (sold_by_id) references keeper (id) on delete set null"))
		Keeper soldBy;

		@JdbcTypeCode(SqlTypes.JSON)
		Visitor visitor;

		@JdbcTypeCode(SqlTypes.LONG32VARCHAR)
		String remarks;

		@Column(columnDefinition = "varchar(7) unique check (gate <> 'exit')")
		String gate;

		Duration stay;

		ZonedDateTime validFrom;

		@CreationTimestamp
		LocalDateTime soldAt;

		@Convert(converter = YesNoConverter.class)
		boolean used;

		char section;

		@Column(precision = 5, scale = 1)
		BigDecimal rebate;

		float discount;

		int[] days;

	}

	@Embeddable
	static class Visitor {

		@Column(nullable = false)
		String name;

		Integer age;

	}

	@Entity(name = "Summary")
	@Subselect("select count(*) as id from keeper")
	static class Summary {

		@Id
		Long id;

	}

}
