package jp.tetsuzuki.bench;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Clients that work at the same time, each without a pause between one act and the next. */
final class Load {

    /** One act of a client; the number counts the client's acts from 0. */
    @FunctionalInterface
    interface Act {
        void run(long number) throws Exception;
    }

    /**
     * @param seconds how long it took
     * @param nanos how long each act took, ascending
     * @param ownSeconds processor time that the clients' own process spent
     */
    record Outcome(double seconds, long[] nanos, double ownSeconds) {

        double rate() {
            return nanos.length / seconds;
        }

        double medianMillis() {
            return percentile(50);
        }

        double percentile(int percent) {
            return nanos.length == 0
                    ? Double.NaN
                    : nanos[Math.min(nanos.length - 1, nanos.length * percent / 100)] / 1e6;
        }

        double ownMillisEach() {
            return ownSeconds * 1_000 / nanos.length;
        }
    }

    private Load() {}

    /** Lets every client act for the given time. */
    static Outcome run(List<? extends Act> clients, Duration time) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(clients.size());
        try {
            long ownBefore = ownNanos();
            long begin = System.nanoTime();
            long end = begin + time.toNanos();
            List<Callable<List<Long>>> work = new ArrayList<>();
            clients.forEach(client -> work.add(() -> act(client, end)));
            List<Long> nanos = new ArrayList<>();
            for (Future<List<Long>> result : threads.invokeAll(work)) {
                nanos.addAll(result.get());
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            long[] sorted = nanos.stream().mapToLong(Long::longValue).toArray();
            Arrays.sort(sorted);
            return new Outcome(seconds, sorted, (ownNanos() - ownBefore) / 1e9);
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Long> act(Act client, long end) throws Exception {
        List<Long> nanos = new ArrayList<>();
        for (long number = 0; System.nanoTime() < end; number++) {
            long begin = System.nanoTime();
            client.run(number);
            nanos.add(System.nanoTime() - begin);
        }
        return nanos;
    }

    private static long ownNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
