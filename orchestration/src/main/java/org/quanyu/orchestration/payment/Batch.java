package org.quanyu.orchestration.payment;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;

/**
 * A batch of payments.
 *
 * @param number its name
 * @param checksum of {@link #checksum} when it was prepared
 * @param state {@code prepared}, {@code checked}, {@code released}, {@code withdrawn}
 */
public record Batch(
        String number,
        String policy,
        String title,
        String period,
        int year,
        LocalDate asOf,
        String fund,
        String channel,
        int lines,
        BigDecimal amount,
        String checksum,
        String state) {

    /**
     * A payment of it.
     *
     * @param number from 1
     * @param name null where it is not known, as is the number of the identity paper or firm
     */
    public record Line(int number, String entity, String name, String idNumber, BigDecimal amount) {}

    /** SHA-256 of what is to be paid: of the batch, and of each line, all that a bank is told. */
    String checksum(List<Line> told) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            add(digest, number, policy, title, period, year, asOf, fund, channel, lines, amount.setScale(2));
            for (Line line : told) {
                add(
                        digest,
                        line.number(),
                        line.entity(),
                        line.name(),
                        line.idNumber(),
                        line.amount().setScale(2));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    /** Each value with its length before it, so that none can pass for a part of another. */
    private static void add(MessageDigest digest, Object... values) {
        for (Object value : values) {
            byte[] bytes = value == null ? null : value.toString().getBytes(StandardCharsets.UTF_8);
            digest.update(((bytes == null ? "-" : bytes.length) + ":").getBytes(StandardCharsets.UTF_8));
            if (bytes != null) {
                digest.update(bytes);
            }
        }
    }
}
