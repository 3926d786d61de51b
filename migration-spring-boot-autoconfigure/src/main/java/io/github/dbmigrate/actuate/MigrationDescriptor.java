package io.github.dbmigrate.actuate;

import java.util.List;

import io.github.dbmigrate.MigrationService.Shown;
import io.github.dbmigrate.script.MigrationFile;
import io.github.dbmigrate.script.UndoFile;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * A migration with its way back.
 *
 * @param version the version
 * @param description the description in the file name
 * @param message the message of the author
 * @param operations one summary line for each operation
 * @param hazards what can go wrong with it on a populated, busy database
 * @param script the name of the file
 * @param checksum Flyway's checksum
 * @param sql the text
 * @param undo the way back
 */
public record MigrationDescriptor(String version, String description, @Nullable String message, List<String> operations,
		List<String> hazards, String script, int checksum, String sql,
		@Nullable UndoDescriptor undo) implements OperationResponseBody {

	static MigrationDescriptor of(Shown shown) {
		MigrationFile file = shown.file();
		return new MigrationDescriptor(file.version().toString(), file.description(), file.header().message(),
				file.header().operations(), file.header().hazards(), file.fileName(), file.checksum(), file.sql(),
				UndoDescriptor.of(shown.undo()));
	}

	/**
	 * The way back.
	 *
	 * @param script the name of the file
	 * @param sql the text
	 * @param nothingToUndo whether it says that there is nothing to undo
	 * @param stopping whether it stops a downgrade until it is written
	 */
	public record UndoDescriptor(String script, String sql, boolean nothingToUndo, boolean stopping) {

		static @Nullable UndoDescriptor of(@Nullable UndoFile undo) {
			return (undo != null)
					? new UndoDescriptor(undo.fileName(), undo.sql(), undo.nothingToUndo(), undo.stopping()) : null;
		}

	}

}
