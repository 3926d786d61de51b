package io.github.dbmigrate.entities;

import java.util.Map;
import java.util.Set;

import org.hibernate.boot.beanvalidation.ValidationMode;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.cfg.ValidationSettings;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.engine.config.spi.StandardConverters;

import org.springframework.util.ClassUtils;

/**
 * Whether the constraints of Bean Validation shape the tables, as Hibernate decides it
 * when it starts.
 */
final class BeanValidation {

	private static final String MARKER = "jakarta.validation.ConstraintViolation";

	private BeanValidation() {
	}

	static void apply(MetadataImplementor metadata) {
		ConfigurationService configuration = metadata.getMetadataBuildingOptions()
			.getServiceRegistry()
			.requireService(ConfigurationService.class);
		if (wanted(configuration) && ClassUtils.isPresent(MARKER, BeanValidation.class.getClassLoader())) {
			RelationalConstraints.apply(metadata, configuration.getSettings());
		}
	}

	private static boolean wanted(ConfigurationService configuration) {
		Set<ValidationMode> modes = modes(configuration.getSettings());
		boolean constraints = configuration.getSetting("hibernate.validator.apply_to_ddl", StandardConverters.BOOLEAN,
				true);
		return constraints && (modes.contains(ValidationMode.AUTO) || modes.contains(ValidationMode.DDL));
	}

	private static Set<ValidationMode> modes(Map<String, Object> settings) {
		Object mode = settings.get(ValidationSettings.JAKARTA_VALIDATION_MODE);
		return ValidationMode
			.parseValidationModes((mode != null) ? mode : settings.get(ValidationSettings.JPA_VALIDATION_MODE));
	}

}
