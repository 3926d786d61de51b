package io.github.dbmigrate;

import java.util.IntSummaryStatistics;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.jspecify.annotations.NullMarked;

import org.springframework.boot.autoconfigure.AutoConfiguration;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

/**
 * The laws of the design.
 */
@AnalyzeClasses(packages = "io.github.dbmigrate", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	private static final String BASE = "io.github.dbmigrate.";

	@ArchTest
	static final ArchRule packagesAreFreeOfCycles = SlicesRuleDefinition.slices()
		.matching("io.github.dbmigrate.(*)..")
		.should()
		.beFreeOfCycles();

	@ArchTest
	static final ArchRule arrowsOnlyPointDownwards = layeredArchitecture().consideringOnlyDependenciesInLayers()
		.withOptionalLayers(true)
		.layer("wiring")
		.definedBy(BASE + "autoconfigure..")
		.layer("adapters")
		.definedBy(BASE + "shell..", BASE + "actuate..", BASE + "test..")
		.layer("facade")
		.definedBy("io.github.dbmigrate")
		.layer("generate")
		.definedBy(BASE + "generate..")
		.layer("upgrade")
		.definedBy(BASE + "upgrade..")
		.layer("hazard")
		.definedBy(BASE + "hazard..")
		.layer("change")
		.definedBy(BASE + "change..")
		.layer("readers")
		.definedBy(BASE + "entities..", BASE + "database..")
		.layer("dialect")
		.definedBy(BASE + "dialect..")
		.layer("script")
		.definedBy(BASE + "script..")
		.layer("schema")
		.definedBy(BASE + "schema..")
		.whereLayer("wiring")
		.mayNotBeAccessedByAnyLayer()
		.whereLayer("adapters")
		.mayOnlyBeAccessedByLayers("wiring")
		.whereLayer("facade")
		.mayOnlyBeAccessedByLayers("wiring", "adapters")
		.whereLayer("generate")
		.mayOnlyBeAccessedByLayers("wiring", "adapters", "facade")
		.whereLayer("upgrade")
		.mayOnlyBeAccessedByLayers("wiring", "adapters", "facade", "generate")
		.whereLayer("hazard")
		.mayOnlyBeAccessedByLayers("wiring", "adapters", "facade", "generate")
		.whereLayer("change")
		.mayOnlyBeAccessedByLayers("generate", "hazard")
		.whereLayer("readers")
		.mayOnlyBeAccessedByLayers("wiring", "generate", "upgrade")
		.whereLayer("dialect")
		.mayOnlyBeAccessedByLayers("wiring", "generate", "upgrade", "hazard", "change", "readers")
		.whereLayer("script")
		.mayOnlyBeAccessedByLayers("wiring", "adapters", "facade", "generate", "upgrade", "hazard");

	@ArchTest
	static final ArchRule roomsOfTheGeneratorHaveNoCycles = SlicesRuleDefinition.slices()
		.matching(BASE + "generate.(*)..")
		.should()
		.beFreeOfCycles();

	@ArchTest
	static final ArchRule roomsOfTheGeneratorDoNotKnowIt = noClasses().that()
		.resideInAPackage(BASE + "generate.*")
		.should()
		.dependOnClassesThat()
		.resideInAPackage(BASE + "generate");

	@ArchTest
	static final ArchRule schemaImportsOnlyJava = classes().that()
		.resideInAPackage(BASE + "schema..")
		.should()
		.onlyDependOnClassesThat()
		.resideInAnyPackage("java..", "org.jspecify..", BASE + "schema..");

	@ArchTest
	static final ArchRule onlyEntitiesAndWiringSeeHibernate = noClasses().that()
		.resideOutsideOfPackages(BASE + "entities..", BASE + "autoconfigure..")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("org.hibernate..");

	@ArchTest
	static final ArchRule onlyUpgradeAndWiringSeeFlyway = noClasses().that()
		.resideOutsideOfPackages(BASE + "upgrade..", BASE + "autoconfigure..")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("org.flywaydb..");

	@ArchTest
	static final ArchRule onlyDatabaseAndUpgradeSeeJdbc = noClasses().that()
		.resideOutsideOfPackages(BASE + "database..", BASE + "upgrade..")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("java.sql..");

	@ArchTest
	static final ArchRule upgradeKnowsNothingOfTheGenerator = noClasses().that()
		.resideInAPackage(BASE + "upgrade..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage(BASE + "entities..", BASE + "change..", BASE + "hazard..", BASE + "generate..");

	@ArchTest
	static final ArchRule autoConfigurationsAreFinalAndPublic = classes().that()
		.areAnnotatedWith(AutoConfiguration.class)
		.should()
		.bePublic()
		.andShould()
		.haveModifier(JavaModifier.FINAL)
		.allowEmptyShould(true);

	@ArchTest
	static final ArchRule autoConfigurationsHaveNoPublicMembers = methods().that()
		.areDeclaredInClassesThat()
		.areAnnotatedWith(AutoConfiguration.class)
		.should()
		.notBePublic()
		.allowEmptyShould(true);

	@ArchTest
	static final ArchRule adaptersAreThin = methods().that()
		.areAnnotatedWith("picocli.CommandLine$Command")
		.or()
		.areAnnotatedWith("org.springframework.boot.actuate.endpoint.annotation.ReadOperation")
		.or()
		.areAnnotatedWith("org.springframework.boot.actuate.endpoint.annotation.WriteOperation")
		.should(haveAtMostFiveLines());

	@ArchTest
	static final ArchRule namesSayWhatAClassIs = noClasses().should()
		.haveNameMatching(".*(Utils?|Helper|Manager|Impl)")
		.orShould()
		.haveNameMatching(".*(?<!\\.Migration)Service");

	@ArchTest
	static final ArchRule nothingStaticChanges = fields().that()
		.areStatic()
		.and(DescribedPredicate.describe("are written by people", (JavaField field) -> !field.getName().contains("$")))
		.should()
		.beFinal();

	@ArchTest
	static final ArchRule everyPackageIsNullMarked = classes()
		.that(DescribedPredicate.describe("are not package-info", (JavaClass type) -> !type.getSimpleName().isEmpty()))
		.should(beInANullMarkedPackage());

	private static ArchCondition<JavaMethod> haveAtMostFiveLines() {
		return new ArchCondition<>("have at most five lines") {
			@Override
			public void check(JavaMethod method, ConditionEvents events) {
				IntSummaryStatistics lines = method.getAccessesFromSelf()
					.stream()
					.mapToInt(JavaAccess::getLineNumber)
					.summaryStatistics();
				if (lines.getMax() - lines.getMin() >= 5) {
					events.add(SimpleConditionEvent.violated(method, method.getFullName() + " is longer"));
				}
			}
		};
	}

	private static ArchCondition<JavaClass> beInANullMarkedPackage() {
		return new ArchCondition<>("be in a @NullMarked package") {
			@Override
			public void check(JavaClass type, ConditionEvents events) {
				if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
					events.add(SimpleConditionEvent.violated(type, type.getName() + " is not"));
				}
			}
		};
	}

}
