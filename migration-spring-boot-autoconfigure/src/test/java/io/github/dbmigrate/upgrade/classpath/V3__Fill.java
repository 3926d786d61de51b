package io.github.dbmigrate.upgrade.classpath;

import java.sql.Statement;

import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/**
 * A migration in Java, found on the class path.
 */
public class V3__Fill extends BaseJavaMigration {

	@Override
	public void migrate(Context context) throws Exception {
		try (Statement statement = context.getConnection().createStatement()) {
			statement.execute("insert into two values (3)");
		}
	}

}
