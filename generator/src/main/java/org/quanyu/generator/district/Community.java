package org.quanyu.generator.district;

import java.util.List;

/**
 * A community and what people name in it.
 *
 * @param code twelve digits: sub-district (nine) and a serial number
 * @param weight its people relative to an average community
 * @param roads names of its roads
 * @param sites its estates, urban villages, parks, towers and other spots
 */
public record Community(
        int index, String subDistrict, String name, String code, double weight, List<String> roads, List<Site> sites) {

    /** What a place is used for. */
    public enum Use {
        /** A housing estate (小区). */
        ESTATE,
        /** An urban village (城中村). */
        VILLAGE,
        /** An industrial park (工业园). */
        PARK,
        /** An office tower (大厦). */
        TOWER,
        /** A place without buildings of its own: a school, a market, a station. */
        SPOT
    }

    /** A named place of a community. */
    public record Site(Use use, String name) {}

    /** The sites of one use. */
    public List<Site> sites(Use use) {
        return sites.stream().filter(site -> site.use() == use).toList();
    }

    public String subDistrictCode() {
        return code.substring(0, 9);
    }
}
