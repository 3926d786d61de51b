package io.github.dbmigrate.upgrade;

import java.util.Optional;

import io.github.dbmigrate.script.Header;
import io.github.dbmigrate.script.MigrationFile;
import io.github.dbmigrate.script.Version;
import io.github.dbmigrate.upgrade.ClientScripts.Resource;
import org.flywaydb.core.api.MigrationInfo;
import org.jspecify.annotations.Nullable;

/**
 * A migration that an upgrade would run.
 *
 * @param version its version, or {@code null} for a repeatable one
 * @param script the name of its file or class
 * @param location where it is, for people
 * @param header what its header says
 * @param sql its text, or {@code null} where it is written in Java
 */
public record PendingMigration(@Nullable Version version, String script, String location, Header header,
		@Nullable String sql) {

	static PendingMigration of(MigrationFile file) {
		return new PendingMigration(file.version(), file.fileName(), file.location(), file.header(), file.sql());
	}

	static PendingMigration of(MigrationInfo info, Optional<Resource> text) {
		Version version = (info.getVersion() != null) ? FlywaySession.version(info.getVersion()) : null;
		return text
			.map((file) -> new PendingMigration(version, fileName(info), file.location(), Header.parse(file.text()),
					file.text()))
			.orElseGet(() -> new PendingMigration(version, info.getScript(), info.getScript(), Header.NONE, null));
	}

	private static String fileName(MigrationInfo info) {
		return info.getScript().substring(info.getScript().lastIndexOf('/') + 1);
	}

}
