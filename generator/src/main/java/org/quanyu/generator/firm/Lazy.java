package org.quanyu.generator.firm;

import java.util.function.Supplier;

/** Something that is made when it is needed first, once. */
final class Lazy<T> {

    private final Supplier<T> maker;
    private volatile T made;

    Lazy(Supplier<T> maker) {
        this.maker = maker;
    }

    T get() {
        T now = made;
        if (now == null) {
            synchronized (this) {
                now = made == null ? maker.get() : made;
                made = now;
            }
        }
        return now;
    }
}
