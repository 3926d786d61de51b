package io.github.dbmigrate.script;

import io.github.dbmigrate.schema.Model;
import org.jspecify.annotations.Nullable;

/**
 * What the model looked like at the newest migration.
 *
 * @param head the version of that migration, or {@code null} before the first
 * @param vendor the database the model was read for
 * @param model the model, normalized
 */
public record Snapshot(@Nullable Version head, String vendor, Model model) {
}
