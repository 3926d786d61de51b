package io.github.dbmigrate.shopapp.orders;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

@Entity
public class Purchase {

	@Id
	private @Nullable Long id;

	@Column(length = 40)
	private @Nullable String customer;

}
