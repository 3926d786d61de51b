package io.github.dbmigrate.proof;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A shop with most of what JPA can map, and what it was before it grew.
 */
final class Shop {

	private static final String NOW = Case.text("shop.txt");

	private static final String EARLIER = NOW.replaceAll("(?s)@Entity\\nclass Review .*", "")
		.replace(", unique = true", "")
		.replace("Short stars;", "Short stars; Integer old;")
		.replace("int quantity;", "short quantity;")
		.replace("@ManyToOne Warehouse home;", "")
		.replace("@Comment(\"What they type\")", "");

	/** From what it was to what it is. */
	static final Case GROWS = new Case("More", EARLIER, NOW,
			Stream
				.of("! drop supplier.old", "! value employee.part_time = 'Y'", "! value role_rights.rights = 'READ'",
						"! value order.status = 'OPEN'", "! value product.kind = 'BOOK'")
				.map(Case.Answer::parse)
				.toList());

	private Shop() {
	}

	/**
	 * The entities, compiled anew.
	 */
	static Model now() {
		return compile(NOW);
	}

	/**
	 * The entities before the shop grew, compiled anew.
	 */
	static Model earlier() {
		return compile(EARLIER);
	}

	private static Model compile(String text) {
		return List.copyOf(Entities.compile(Map.of("shop", text)).values()).get(0);
	}

}
