package io.github.dbmigrate.generate.compare;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import io.github.dbmigrate.change.Change;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.Mapping;
import io.github.dbmigrate.schema.Mapping.TableOrigin;
import io.github.dbmigrate.schema.Model;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.TableName;
import io.github.dbmigrate.script.MigrationFile;
import io.github.dbmigrate.script.Snapshot;
import io.github.dbmigrate.script.Version;
import org.jspecify.annotations.Nullable;

/**
 * Entities that were compared, with what the next snapshot says of them.
 */
public interface Compared {

	SqlDialect dialect();

	/** The entities, without what is left out and what is a view. */
	Model model();

	/** What entities map to views, which a snapshot knows by name only. */
	SortedMap<TableName, TableOrigin> views();

	@Nullable Snapshot snapshot();

	Exclusions exclusions();

	/** What is there, under the names that it has now. */
	Schema original();

	/**
	 * What the next snapshot says.
	 * @param refused the changes that are not made
	 */
	default Model remembered(List<Change> refused) {
		Snapshot last = snapshot();
		Model model = exclusions().remembering(RefusedChanges.without(refused, model(), dialect()),
				(last != null) ? last.model() : null);
		SortedMap<TableName, TableOrigin> origins = new TreeMap<>(model.mapping().tables());
		views().forEach(origins::putIfAbsent);
		return new Model(model.schema(), new Mapping(origins));
	}

	/**
	 * Whether the snapshot on disk says something else than the model.
	 */
	default boolean isSnapshotStale(List<MigrationFile> files, List<Change> refused) {
		Snapshot last = snapshot();
		if (last == null || !last.model().equals(remembered(refused))) {
			return true;
		}
		Version head = last.head();
		return !files.isEmpty() && !files.get(files.size() - 1).version().equals(head);
	}

}
