package io.github.dbmigrate.generate.compare;

import java.util.List;

import io.github.dbmigrate.schema.TableName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Exclusions}.
 */
class ExclusionsTests {

	@ParameterizedTest
	@CsvSource({ "qrtz_*, QRTZ_JOBS, true", "QRTZ_*, qrtz_jobs, true", "qrtz_*, audit.qrtz_jobs, true",
			"qrtz_*, my_qrtz_jobs, false", "customer, customer, true", "customer, customer_seq, false",
			"audit.*, audit.log, true", "audit.*, log, false", "audit.*, audit2.log, false", "audit*, audit.log, false",
			"main.customer, customer, true", "main.customer, audit.customer, false", "*.log, log, true",
			"*.log, audit.log, true", "*, anything, true", "'', anything, false" })
	void aPatternMatchesNamesAloneOrBehindTheirSchema(String pattern, String name, boolean matches) {
		String[] parts = name.split("\\.");
		TableName table = new TableName((parts.length > 1) ? parts[0] : null, parts[parts.length - 1]);
		assertThat(new Exclusions(List.of(pattern), "main").test(table)).isEqualTo(matches);
	}

}
