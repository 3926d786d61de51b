package io.github.dbmigrate.test;

import io.github.dbmigrate.MigrationService;

/**
 * Where a test of an application begins to speak about its migrations; needs no library
 * for tests. <pre class="code">
 * &#64;SpringBootTest
 * class MigrationTests {
 *
 *     &#64;Test
 *     void areSound(&#64;Autowired MigrationService migrations) {
 *         assertThat(migrations).areSound();
 *     }
 *
 * }
 * </pre>
 */
public final class MigrationAssertions {

	private MigrationAssertions() {
	}

	/**
	 * About the migrations of an application, on the database of the test.
	 */
	public static MigrationAssert assertThat(MigrationService migrations) {
		return new MigrationAssert(migrations, null, false, false);
	}

}
