package io.github.dbmigrate.guests;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Everything of an application that must not run beside a {@code db} command. Each part
 * says on standard output that it did.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
public class Nasty {

	static final String RAN = "NASTY";

	private static void ran(String what) {
		System.out.println(RAN + " " + what);
	}

	@Bean
	CommandLineRunner guestCommandLineRunner() {
		return (args) -> ran("CommandLineRunner");
	}

	@Bean
	ApplicationListener<ApplicationStartedEvent> guestListener() {
		return (event) -> ran("ApplicationListener");
	}

	@Bean
	Ticker guestTicker() {
		return new Ticker();
	}

	@Bean
	Starter guestStarter() {
		return new Starter();
	}

	/**
	 * A job and a listener.
	 */
	static class Ticker {

		@Scheduled(fixedDelay = 50)
		void tick() {
			ran("@Scheduled");
		}

		@EventListener({ ContextRefreshedEvent.class, ApplicationReadyEvent.class })
		void listen() {
			ran("@EventListener");
		}

	}

	/**
	 * A lifecycle bean.
	 */
	static class Starter implements SmartLifecycle {

		private volatile boolean running;

		@Override
		public void start() {
			ran("SmartLifecycle");
			this.running = true;
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

	/**
	 * An application that cannot start, of which a {@code db} command must know nothing.
	 */
	@Configuration(proxyBeanMethods = false)
	@Profile("failing")
	static class Failing {

		@Bean
		Broken guestBroken() {
			return new Broken();
		}

		@Bean
		ApplicationRunner guestRunner() {
			return (ApplicationArguments args) -> {
				ran("ApplicationRunner");
				throw new IllegalStateException("a runner fails");
			};
		}

	}

	static class Broken {

		Broken() {
			ran("constructor");
			throw new IllegalStateException("a constructor fails");
		}

	}

}
