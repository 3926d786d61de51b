package io.github.dbmigrate.actuate;

import java.util.List;

import io.github.dbmigrate.upgrade.DatabaseStatus;
import io.github.dbmigrate.upgrade.HistoryEntry;
import org.jspecify.annotations.Nullable;

/**
 * Where a database stands.
 *
 * @param url the JDBC URL without secrets
 * @param product product and version
 * @param folder where its migration files are
 * @param current the version of the database
 * @param head the version of the newest file
 * @param heads the versions that no file follows: more than one where branches met
 * @param state how the two relate
 * @param problem what is wrong
 * @param remedy what mends it
 * @param pending what would run, in order
 * @param late what would not run, since newer files ran already
 * @param applied what ran, in order
 */
public record DatabaseDescriptor(String url, String product, String folder, @Nullable String current,
		@Nullable String head, List<String> heads, String state, @Nullable String problem, @Nullable String remedy,
		List<HistoryEntry> pending, List<HistoryEntry> late, List<HistoryEntry> applied) {

	static DatabaseDescriptor of(DatabaseStatus status) {
		return new DatabaseDescriptor(status.url(), status.product(), status.folder(), status.current(), status.head(),
				status.heads(), status.state().toString(), status.problem(), status.remedy(), status.pending(),
				status.late(), status.applied());
	}

}
