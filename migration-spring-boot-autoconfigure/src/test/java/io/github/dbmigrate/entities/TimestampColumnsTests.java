package io.github.dbmigrate.entities;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.testing.TestEntities;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.CurrentTimestamp;
import org.hibernate.annotations.UpdateTimestamp;
import org.hibernate.generator.EventType;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TimestampColumnsTests {

	@Test
	void onlyWhatIsFilledOnInsertIsNotNull() {
		HibernateEntityModel model = new HibernateEntityModel(() -> List.of(TestEntities.of(Map.of(), Stamped.class)));
		Table table = model.read(SqlDialect.of("PostgreSQL", 17, 0), "public")
			.schema()
			.tables()
			.values()
			.iterator()
			.next();
		assertThat(table.columns().stream().filter(Column::nullable).map(Column::name))
			.containsExactlyInAnyOrder("reviewed", "plain");
	}

	@Entity
	static class Stamped {

		@Id
		Long id;

		@CreationTimestamp
		Instant created;

		@UpdateTimestamp
		Instant updated;

		@CurrentTimestamp
		Instant touched;

		@CurrentTimestamp(event = EventType.UPDATE)
		Instant reviewed;

		Instant plain;

	}

}
