package org.quanyu.orchestration.cli;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.quanyu.orchestration.database.LakeLock;
import org.quanyu.orchestration.home.Lake;
import org.quanyu.orchestration.run.Failures;
import org.quanyu.orchestration.run.LakeRun;
import org.quanyu.orchestration.run.Progress;
import org.quanyu.orchestration.run.RunLog;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;
import org.quanyu.schemas.step.RunMode;
import org.quanyu.schemas.step.Step;

/** A job on a lake that is open, unless another process is at work there. */
record LakeWork(Lake lake, EngineOption engine, Progress progress) {

    /** Gives the request once there is a session to check it in. */
    interface Asked {
        LakeRun.Request of(SparkSession spark);
    }

    LakeRun.Result run(Asked asked) {
        try (LakeLock lock = LakeLock.tryAcquire(lake.database().connection()).orElseThrow(LakeWork::alreadyActive)) {
            SparkSession spark = lake.spark(engine.master(), engine.settings());
            return new LakeRun(spark, lake.database(), lake.tables(), progress).execute(asked.of(spark));
        } catch (SQLException e) {
            throw Failures.explain(e);
        }
    }

    /**
     * A job of one step.
     *
     * @param definition what the step follows; a run that was cut off goes on only where it is the same
     */
    LakeRun.Result run(String job, LocalDate asOf, Step step, String definition) {
        return run(spark -> {
            step.check(spark);
            return new LakeRun.Request(job, asOf, RunMode.INCREMENTAL, digest(definition), List.of(step));
        });
    }

    /** The logical date of the last published run, where a command does not say another one. */
    LocalDate asOf(LocalDate said) {
        if (said != null) {
            return said;
        }
        return new RunLog(lake.database())
                .latestPublished()
                .orElseThrow(() -> new LakeException(
                        FailureCode.USAGE,
                        "this lake has published nothing yet",
                        "run a night first with lake run nightly --as-of DATE"));
    }

    private static String digest(String definition) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(definition.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static LakeException alreadyActive() {
        return new LakeException(
                FailureCode.RUN_ALREADY_ACTIVE,
                "another run of this lake is at work",
                "wait until it is done (lake runs shows it), then repeat the command");
    }
}
