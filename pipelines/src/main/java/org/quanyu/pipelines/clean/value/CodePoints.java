package org.quanyu.pipelines.clean.value;

import org.apache.spark.unsafe.types.UTF8String;

/** The Unicode characters of a text, read from its bytes without making a string of it. */
final class CodePoints {

    private CodePoints() {}

    /** One element for each character. */
    static int[] of(UTF8String value) {
        byte[] bytes = value.getBytes();
        int[] points = new int[length(bytes)];
        int index = 0;
        for (int place = 0; place < points.length; place++) {
            int lead = bytes[index++];
            if (lead < 0) {
                lead &= lead < (byte) 0xE0 ? 0x1F : lead < (byte) 0xF0 ? 0x0F : 0x07;
                while (index < bytes.length && isContinuation(bytes[index])) {
                    lead = lead << 6 | bytes[index++] & 0x3F;
                }
            }
            points[place] = lead;
        }
        return points;
    }

    private static int length(byte[] bytes) {
        int length = bytes.length == 0 || !isContinuation(bytes[0]) ? 0 : 1;
        for (byte unit : bytes) {
            if (!isContinuation(unit)) {
                length++;
            }
        }
        return length;
    }

    private static boolean isContinuation(byte unit) {
        return unit < (byte) 0xC0;
    }
}
