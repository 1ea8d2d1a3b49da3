package org.quanyu.generator.text;

import java.time.LocalDateTime;

/**
 * What a text about an event may speak of.
 *
 * @param subDistrict for example 民治街道
 * @param community for example 北站社区
 * @param road with its number, for example 梅龙路188号
 * @param spot an estate, urban village, park, school …
 * @param party the firm complained of, or null
 * @param plate of the vehicle complained of, or null
 * @param time when it happened
 * @param timesBefore how often it was reported before
 */
public record Scene(
        Item item,
        String subDistrict,
        String community,
        String road,
        String spot,
        String party,
        String plate,
        LocalDateTime time,
        int timesBefore,
        Channel channel) {}
