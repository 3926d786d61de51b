package io.github.dbmigrate.prompt;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.ColumnDefault;

@Entity
class Account {

	@Id
	private Long id;

	@Column(length = 40, nullable = false)
	private String username;

	@Column(length = 40)
	private String nickname;

	@Column(length = 120, nullable = false)
	@ColumnDefault("'none'")
	private String email;

}
