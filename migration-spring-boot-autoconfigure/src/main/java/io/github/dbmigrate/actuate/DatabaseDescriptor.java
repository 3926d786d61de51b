package io.github.dbmigrate.actuate;

import java.util.List;

import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.upgrade.DatabaseStatus;
import io.github.dbmigrate.upgrade.HistoryEntry;
import org.jspecify.annotations.Nullable;

/**
 * Where a database stands.
 *
 * @param url the JDBC URL without secrets; like all that the database alone tells,
 * {@code null} where it cannot be asked
 * @param product product and version
 * @param folder where its migration files are
 * @param current the version of the database
 * @param head the version of the newest file
 * @param heads the versions that no file follows: more than one where branches met
 * @param state how the two relate, in the words of {@code db status}; {@code unknown} for
 * a database that cannot be asked
 * @param problem what is wrong
 * @param remedy what mends it
 * @param pending what would run, in order
 * @param late what would not run, since newer files ran already
 * @param applied what ran, in order
 */
public record DatabaseDescriptor(@Nullable String url, @Nullable String product, @Nullable String folder,
		@Nullable String current, @Nullable String head, List<String> heads, String state, @Nullable String problem,
		@Nullable String remedy, List<HistoryEntry> pending, List<HistoryEntry> late, List<HistoryEntry> applied) {

	static DatabaseDescriptor of(MigrationException failure) {
		return new DatabaseDescriptor(null, null, null, null, null, List.of(), "unknown",
				String.valueOf(failure.getMessage()), failure.remedy(), List.of(), List.of(), List.of());
	}

	static DatabaseDescriptor of(DatabaseStatus status) {
		return new DatabaseDescriptor(status.url(), status.product(), status.folder(), status.current(), status.head(),
				status.heads(), status.state().toString(), status.problem(), status.remedy(), status.pending(),
				status.late(), status.applied());
	}

}
