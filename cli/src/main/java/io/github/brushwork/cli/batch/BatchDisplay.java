package io.github.brushwork.cli.batch;

import io.github.brushwork.transfer.StyleTransferResult;
import io.github.brushwork.transfer.TransferListener;
import java.time.Duration;

/** Shows how a batch goes on. Thread safe. */
public interface BatchDisplay {

    /**
     * Called when a job begins.
     *
     * @param job the job
     * @return who watches its run
     */
    TransferListener begun(Job job);

    /**
     * Called once a result is written.
     *
     * @param job the job
     * @param result its result
     */
    void painted(Job job, StyleTransferResult result);

    /**
     * Called when a result is found to be there already.
     *
     * @param job the job
     */
    void done(Job job);

    /**
     * Called when a job has failed.
     *
     * @param job the job
     * @param reason what went wrong
     */
    void failed(Job job, Throwable reason);

    /**
     * Called after each job.
     *
     * @param left how many jobs are not ended
     * @param time an estimate of how long they will take; zero if nothing is known
     */
    void remaining(int left, Duration time);

    /**
     * Called at the end.
     *
     * @param summary what became of all jobs
     */
    void ended(Summary summary);
}
