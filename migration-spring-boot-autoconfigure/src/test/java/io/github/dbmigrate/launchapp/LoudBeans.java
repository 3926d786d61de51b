package io.github.dbmigrate.launchapp;

import jakarta.annotation.PostConstruct;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * One bean of every kind that runs at the start of an application.
 */
@Configuration
@EnableScheduling
class LoudBeans {

	@Bean
	CommandLineRunner commandLineRunner() {
		return (arguments) -> Loud.say("command line runner");
	}

	@Bean
	ApplicationRunner applicationRunner() {
		return (arguments) -> Loud.say("application runner");
	}

	@Bean
	SmartInitializingSingleton singleton() {
		return () -> Loud.say("initialized singleton");
	}

	@Bean
	ApplicationListener<ApplicationStartedEvent> startedListener() {
		return (event) -> Loud.say("application listener");
	}

	@Bean
	ApplicationListener<WebServerInitializedEvent> webServerListener() {
		return (event) -> Loud.say("web server");
	}

	@Component
	static class Annotated {

		@PostConstruct
		void create() {
			Loud.say("post construct");
		}

		@EventListener(ContextRefreshedEvent.class)
		void refreshed() {
			Loud.say("event listener");
		}

		@Scheduled(fixedRate = 100_000)
		void tick() {
			Loud.say("scheduled");
		}

	}

	@Component
	static class Lifecycle implements SmartLifecycle {

		private boolean running;

		@Override
		public void start() {
			this.running = true;
			Loud.say("lifecycle");
		}

		@Override
		public void stop() {
			this.running = false;
		}

		@Override
		public boolean isRunning() {
			return this.running;
		}

	}

	@Component
	@Lazy(false)
	@Profile("failing")
	static class Failing {

		Failing() {
			throw new IllegalStateException("LOUD failing constructor");
		}

	}

}
