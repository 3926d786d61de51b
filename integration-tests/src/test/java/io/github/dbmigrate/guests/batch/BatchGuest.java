package io.github.dbmigrate.guests.batch;

import io.github.dbmigrate.guests.Nasty;
import io.github.dbmigrate.guests.Note;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * A batch job that runs at start and ends the process.
 */
@SpringBootApplication
@EntityScan(basePackageClasses = Note.class)
@Import(Nasty.class)
public class BatchGuest {

	public static void main(String[] args) {
		System.exit(SpringApplication.exit(SpringApplication.run(BatchGuest.class, args)));
	}

	@Bean
	Job guestJob(JobRepository repository) {
		return new JobBuilder("guest", repository)
			.start(new StepBuilder("step", repository).tasklet((contribution, context) -> {
				System.out.println("NASTY job");
				return RepeatStatus.FINISHED;
			}).build())
			.build();
	}

}
