package io.github.dbmigrate.shopapp.stock;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

@Entity
public class Item {

	@Id
	private Long id = 7L;

	@Column(length = 80)
	private @Nullable String label;

}
