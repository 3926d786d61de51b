package io.github.dbmigrate.actuate;

import java.util.List;

import io.github.dbmigrate.generate.Checked;
import io.github.dbmigrate.generate.Checked.Difference;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * Whether entities, files and database agree.
 *
 * @param agrees whether they do
 * @param differences each difference
 * @param notes what one should know besides
 */
public record CheckDescriptor(boolean agrees, List<Difference> differences,
		List<String> notes) implements OperationResponseBody {

	static CheckDescriptor of(Checked checked) {
		return new CheckDescriptor(checked.agrees(), checked.differences(), checked.notes());
	}

}
