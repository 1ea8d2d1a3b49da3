package org.quanyu.pipelines.ingest.read;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Strict UTF-8 on byte ranges: no surrogates, no overlong forms, nothing above U+10FFFF. */
final class Utf8 {

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long LOW_BITS = 0x0101010101010101L;

    private Utf8() {}

    /** Position of the first byte that is not UTF-8, or -1. */
    static int firstIllegal(byte[] bytes, int start, int end) {
        int at = start;
        while (at < end) {
            if (bytes[at] >= 0) {
                at++;
                while (at + 8 <= end && ((long) EIGHT_BYTES.get(bytes, at) & HIGH_BITS) == 0) {
                    at += 8;
                }
            } else {
                int length = sequence(bytes, at, end);
                if (length == 0) {
                    return at;
                }
                at += length;
            }
        }
        return -1;
    }

    /** Position of the first zero byte, or -1. */
    static int firstZero(byte[] bytes, int start, int end) {
        int at = start;
        while (at + 8 <= end) {
            long word = (long) EIGHT_BYTES.get(bytes, at);
            if (((word - LOW_BITS) & ~word & HIGH_BITS) != 0) {
                break;
            }
            at += 8;
        }
        while (at < end) {
            if (bytes[at] == 0) {
                return at;
            }
            at++;
        }
        return -1;
    }

    /** Position of the first such byte, or -1. */
    static int first(byte[] bytes, byte wanted, int start, int end) {
        long pattern = LOW_BITS * (wanted & 0xff);
        int at = start;
        while (at + 8 <= end) {
            long word = (long) EIGHT_BYTES.get(bytes, at) ^ pattern;
            long hit = (word - LOW_BITS) & ~word & HIGH_BITS;
            if (hit != 0) {
                return at + (Long.numberOfTrailingZeros(hit) >>> 3);
            }
            at += 8;
        }
        while (at < end) {
            if (bytes[at] == wanted) {
                return at;
            }
            at++;
        }
        return -1;
    }

    /**
     * How strongly the bytes speak for UTF-8: 2 for each sequence of three or four bytes, 1 for each of two, 0 if they
     * are not UTF-8 or ASCII only.
     */
    static int evidence(byte[] bytes, int start, int end) {
        int evidence = 0;
        int at = start;
        while (at < end) {
            int length = bytes[at] >= 0 ? 1 : sequence(bytes, at, end);
            if (length == 0) {
                return 0;
            }
            evidence += length > 2 ? 2 : length - 1;
            at += length;
        }
        return evidence;
    }

    /** Length of the sequence that starts with a byte above 0x7f, or 0 if it is not one. */
    private static int sequence(byte[] bytes, int at, int end) {
        int first = bytes[at] & 0xff;
        int length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
        if (length == 0 || at + length > end) {
            return 0;
        }
        int second = bytes[at + 1] & 0xff;
        int lowest = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
        int highest = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
        if (second < lowest || second > highest) {
            return 0;
        }
        for (int next = at + 2; next < at + length; next++) {
            if ((bytes[next] & 0xc0) != 0x80) {
                return 0;
            }
        }
        return length;
    }
}
