package org.quanyu.pipelines.ingest.bronze;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.spark.sql.connector.read.InputPartition;

/** Files that one task reads. */
record DeliveryPartition(ArrayList<FileTask> files) implements InputPartition {

    /** Shares files out so that the tasks have about the same number of bytes. */
    static InputPartition[] pack(List<FileTask> files, int tasks) {
        record Bin(ArrayList<FileTask> files, long[] bytes) {}
        PriorityQueue<Bin> bins = new PriorityQueue<>(Comparator.comparingLong(bin -> bin.bytes()[0]));
        for (int task = 0; task < Math.min(tasks, files.size()); task++) {
            bins.add(new Bin(new ArrayList<>(), new long[1]));
        }
        List<Bin> filled = new ArrayList<>(bins);
        List<FileTask> largestFirst = new ArrayList<>(files);
        largestFirst.sort(
                Comparator.comparingLong((FileTask task) -> task.file().bytes())
                        .reversed()
                        .thenComparing(task -> task.file().file().name()));
        for (FileTask file : largestFirst) {
            Bin bin = bins.remove();
            bin.files().add(file);
            bin.bytes()[0] += file.file().bytes();
            bins.add(bin);
        }
        return filled.stream().map(bin -> new DeliveryPartition(bin.files())).toArray(InputPartition[]::new);
    }
}
