package io.github.dbmigrate.entities;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.dbmigrate.annotation.RenamedFrom;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.Mapping.FormerName;
import io.github.dbmigrate.testing.TestEntities;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToMany;
import jakarta.persistence.SecondaryTable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each place in which an entity may state a former name.
 */
class FormerNameReaderTests {

	@Test
	void anEntityStatesTheNameOfItsTableAndAnAttributeThatOfItsColumn() {
		assertThat(read(Plain.class)).containsExactlyInAnyOrder("plain < old_plain (Plain)",
				"plain.email < mail (Plain.email)", "plain.owner_id < boss_id (Plain.owner)",
				"plain.number < Number (Plain.number)");
	}

	@Test
	void aGetterStatesItToo() {
		assertThat(read(ByGetter.class)).containsExactly("by_getter.email < mail (ByGetter.email)");
	}

	@Test
	void anEmbeddableStatesItForEachOfItsUses() {
		assertThat(read(Housed.class)).containsExactlyInAnyOrder("housed.city < town (Address.city)",
				"housed.billing_city < town (Address.city)", "housed_others.city < town (Address.city)");
	}

	@Test
	void aSuperclassStatesItForEachTable() {
		assertThat(read(First.class, Second.class)).containsExactlyInAnyOrder("first.note < remark (Base.note)",
				"second.note < remark (Base.note)");
	}

	@Test
	void subclassesStateItInTheTableThatHasTheColumn() {
		assertThat(read(Animal.class, Dog.class)).containsExactlyInAnyOrder("animal.name < title (Animal.name)",
				"animal.breed < race (Dog.breed)");
		assertThat(read(Vehicle.class, Car.class)).containsExactlyInAnyOrder("vehicle.id < number (Vehicle.id)",
				"car.id < number (Vehicle.id)", "vehicle.name < title (Vehicle.name)", "car.doors < gates (Car.doors)",
				"car < auto (Car)");
	}

	@Test
	void aCollectionStatesTheNameOfItsTableOrOfTheColumnInTheOtherOne() {
		assertThat(read(Collecting.class, Part.class)).containsExactlyInAnyOrder(
				"collecting_tags < tags (Collecting.tags)", "collecting_friends < friends (Collecting.friends)",
				"part.collecting_id < owner_id (Collecting.parts)");
	}

	@Test
	void anIdentifierAndASecondaryTableStateIt() {
		assertThat(read(Keyed.class)).containsExactlyInAnyOrder("keyed.code < id (Keyed.code)",
				"details.detail < text (Keyed.detail)");
	}

	private static List<String> read(Class<?>... entities) {
		PersistenceUnit unit = TestEntities.of(Map.of(), entities);
		return new HibernateEntityModel(() -> List.of(unit)).read(SqlDialect.of("PostgreSQL", 17, 0), null)
			.mapping()
			.former()
			.stream()
			.map(FormerNameReaderTests::text)
			.toList();
	}

	private static String text(FormerName one) {
		return one.table() + ((one.column() != null) ? "." + one.column() : "") + " < " + one.former() + " ("
				+ one.place() + ")";
	}

	@Entity(name = "Plain")
	@RenamedFrom("OLD_PLAIN")
	static class Plain {

		@Id
		Long id;

		@RenamedFrom("mail")
		String email;

		@ManyToOne
		@RenamedFrom("boss_id")
		Plain owner;

		@RenamedFrom("\"Number\"")
		Integer number;

	}

	@Entity(name = "ByGetter")
	@jakarta.persistence.Table(name = "by_getter")
	static class ByGetter {

		private Long id;

		private String email;

		@Id
		public Long getId() {
			return this.id;
		}

		public void setId(Long id) {
			this.id = id;
		}

		@RenamedFrom("mail")
		public String getEmail() {
			return this.email;
		}

		public void setEmail(String email) {
			this.email = email;
		}

	}

	@Embeddable
	static class Address {

		@RenamedFrom("town")
		String city;

	}

	@Entity(name = "Housed")
	static class Housed {

		@Id
		Long id;

		@Embedded
		Address home;

		@Embedded
		@AttributeOverride(name = "city", column = @Column(name = "billing_city"))
		Address billing;

		@ElementCollection
		Set<Address> others;

	}

	@MappedSuperclass
	abstract static class Base {

		@Id
		Long id;

		@RenamedFrom("remark")
		String note;

	}

	@Entity(name = "First")
	static class First extends Base {

	}

	@Entity(name = "Second")
	static class Second extends Base {

	}

	@Entity(name = "Animal")
	static class Animal {

		@Id
		Long id;

		@RenamedFrom("title")
		String name;

	}

	@Entity(name = "Dog")
	static class Dog extends Animal {

		@RenamedFrom("race")
		String breed;

	}

	@Entity(name = "Vehicle")
	@Inheritance(strategy = InheritanceType.JOINED)
	static class Vehicle {

		@Id
		@RenamedFrom("number")
		Long id;

		@RenamedFrom("title")
		String name;

	}

	@Entity(name = "Car")
	@RenamedFrom("auto")
	static class Car extends Vehicle {

		@RenamedFrom("gates")
		Integer doors;

	}

	@Entity(name = "Part")
	static class Part {

		@Id
		Long id;

	}

	@Entity(name = "Collecting")
	static class Collecting {

		@Id
		Long id;

		@ElementCollection
		@RenamedFrom("tags")
		Set<String> tags;

		@ManyToMany
		@RenamedFrom("friends")
		Set<Collecting> friends;

		@OneToMany
		@JoinColumn(name = "collecting_id")
		@RenamedFrom("owner_id")
		Set<Part> parts;

	}

	record Key(Long code, Long part) implements Serializable {
	}

	@Entity(name = "Keyed")
	@IdClass(Key.class)
	@SecondaryTable(name = "details")
	static class Keyed {

		@Id
		@RenamedFrom("id")
		Long code;

		@Id
		Long part;

		@Column(table = "details")
		@RenamedFrom("text")
		String detail;

	}

}
