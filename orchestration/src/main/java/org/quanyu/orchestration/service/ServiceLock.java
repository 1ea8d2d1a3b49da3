package org.quanyu.orchestration.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** Whoever holds the lock of a service alone starts, stops or repairs it; it ends with the process that holds it. */
public final class ServiceLock implements AutoCloseable {

    // a file lock belongs to the whole JVM, so threads of one JVM queue here first
    private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

    private final ReentrantLock thread;
    private final FileChannel channel;
    private final FileLock lock;

    private ServiceLock(ReentrantLock thread, FileChannel channel, FileLock lock) {
        this.thread = thread;
        this.channel = channel;
        this.lock = lock;
    }

    /** Waits until no other thread or process holds the lock file. */
    public static ServiceLock take(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        ReentrantLock thread = THREADS.computeIfAbsent(absolute, path -> new ReentrantLock());
        thread.lock();
        try {
            Files.createDirectories(absolute.getParent());
            FileChannel channel = FileChannel.open(absolute, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            return new ServiceLock(thread, channel, channel.lock());
        } catch (IOException e) {
            thread.unlock();
            throw new UncheckedIOException("cannot lock " + absolute, e);
        }
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            thread.unlock();
        }
    }
}
