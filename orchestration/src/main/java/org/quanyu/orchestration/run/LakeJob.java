package org.quanyu.orchestration.run;

import java.util.ArrayList;
import java.util.List;
import org.quanyu.orchestration.database.LakeDatabase;
import org.quanyu.schemas.failure.LakeException;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;

/** A run as a Spring Batch job: one batch step per stage, restarted at the stage that failed. */
final class LakeJob {

    /** A stage of the job. */
    record Stage(String name, Runnable work) {}

    private final JobRepository repository;
    private final TaskExecutorJobOperator operator;

    LakeJob(LakeDatabase database) {
        try {
            JdbcJobRepositoryFactoryBean factory = new JdbcJobRepositoryFactoryBean();
            factory.setDataSource(database.dataSource());
            factory.setTransactionManager(database.transactionManager());
            factory.setDatabaseType("POSTGRES");
            factory.afterPropertiesSet();
            repository = factory.getObject();
            operator = new TaskExecutorJobOperator();
            operator.setJobRepository(repository);
            operator.setJobRegistry(new MapJobRegistry());
            operator.afterPropertiesSet();
        } catch (Exception e) {
            throw Failures.explain(e);
        }
    }

    /** Runs the stages that the run has not finished yet; the first failure is thrown. */
    void run(Run run, List<Stage> stages) {
        JobParameters parameters =
                new JobParametersBuilder().addString("run", run.runId()).toJobParameters();
        repository.findRunningJobExecutions(run.job()).forEach(operator::recover);
        JobExecution execution;
        try {
            execution = operator.start(job(run.job(), stages), parameters);
        } catch (Exception e) {
            throw Failures.explain(e);
        }
        if (execution.getStatus() != BatchStatus.COMPLETED) {
            throw failure(execution);
        }
    }

    private Job job(String name, List<Stage> stages) {
        SimpleJobBuilder builder = null;
        for (Stage stage : stages) {
            Step step = new StepBuilder(stage.name(), repository)
                    .tasklet(
                            (contribution, context) -> {
                                stage.work().run();
                                return RepeatStatus.FINISHED;
                            },
                            new ResourcelessTransactionManager())
                    .build();
            builder = builder == null ? new JobBuilder(name, repository).start(step) : builder.next(step);
        }
        return builder.build();
    }

    private static LakeException failure(JobExecution execution) {
        List<Throwable> failures = new ArrayList<>(execution.getAllFailureExceptions());
        return Failures.explain(
                failures.isEmpty()
                        ? new IllegalStateException("job ended as " + execution.getStatus())
                        : failures.get(0));
    }
}
