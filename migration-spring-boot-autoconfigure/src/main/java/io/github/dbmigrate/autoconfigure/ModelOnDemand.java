package io.github.dbmigrate.autoconfigure;

import java.util.function.Function;

import io.github.dbmigrate.autoconfigure.launch.BeansOnDemand;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.entities.EntityModel;
import io.github.dbmigrate.schema.Model;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * The entities of an application as far as it is there, or as a whole where that is not
 * enough.
 *
 * @param beanFactory the beans of the application
 * @param model the entities that beans make
 */
record ModelOnDemand(ConfigurableListableBeanFactory beanFactory,
		Function<ConfigurableListableBeanFactory, EntityModel> model) implements EntityModel {

	@Override
	public Model read(SqlDialect dialect, @Nullable String defaultSchema) {
		return BeansOnDemand.make(this.beanFactory, (beans) -> this.model.apply(beans).read(dialect, defaultSchema));
	}

	@Override
	public EntityModel offline() {
		return new ModelOnDemand(this.beanFactory, this.model.andThen(EntityModel::offline));
	}

}
