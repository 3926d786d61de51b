package io.github.dbmigrate.generate.rows;

import java.util.List;
import java.util.Map;

import io.github.dbmigrate.change.Cast;
import io.github.dbmigrate.change.FillRows;
import io.github.dbmigrate.change.Fills;
import io.github.dbmigrate.database.TableRows;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.generate.ask.Answers;
import io.github.dbmigrate.generate.rename.Renames;
import io.github.dbmigrate.generate.rename.ValueRenames;
import io.github.dbmigrate.schema.Schema;

/**
 * What the rows need before their tables can change.
 *
 * @param fills values for columns, and how others take another type
 * @param mends values for rows that new constraints would refuse
 */
public record RowPlan(Fills fills, List<FillRows> mends) {

	/**
	 * Asks for all of it: types first, then values, then what constraints demand of both.
	 * @param values the values of enum types that have other names
	 */
	public static RowPlan of(TableRows rows, SqlDialect dialect, Renames renames, ValueRenames values, Schema before,
			Schema after, Answers answers) {
		new NumberPlan(rows, renames, answers).check(before, after);
		RowSources sources = new RowSources(dialect, renames, RowSources.newTypes(before, after));
		Map<Fills.Target, Cast> casts = new CastPlan(rows.trial(), sources, before, after, answers).casts();
		Fills fills = new FillPlan(rows, sources, renames, Fills.NONE.casting(casts), before, after, answers).fills();
		List<FillRows> mends = new RowMends(rows.trial(), sources, values.apply(before), after, fills, answers)
			.changes();
		return new RowPlan(fills.and(mends), mends);
	}

}
