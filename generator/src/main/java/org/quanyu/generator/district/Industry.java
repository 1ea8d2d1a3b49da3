package org.quanyu.generator.district;

import java.util.List;
import java.util.stream.IntStream;
import org.quanyu.generator.chance.Weighted;
import org.quanyu.generator.resource.Resources;

/**
 * A class of the industrial classification (GB/T 4754-2017).
 *
 * @param words that firms of it have in their names
 * @param share of the district's firms
 * @param people insured at a firm, the median
 * @param wage mean monthly wage in yuan
 * @param arrears wage arrears relative to the average
 * @param relocation relocation relative to the average
 */
public record Industry(
        int index,
        String code,
        String section,
        String name,
        List<String> words,
        double share,
        double people,
        int wage,
        double arrears,
        double relocation) {

    /** All, as likely as they have firms. */
    static Weighted<Industry> all() {
        List<String[]> rows = Resources.table("district/industries.tsv");
        List<Industry> industries = IntStream.range(0, rows.size())
                .mapToObj(index -> of(index, rows.get(index)))
                .toList();
        return Weighted.of(industries, Industry::share);
    }

    private static Industry of(int index, String[] cells) {
        return new Industry(
                index,
                cells[0],
                cells[1],
                cells[2],
                List.of(cells[3].split(",")),
                Double.parseDouble(cells[4]),
                Double.parseDouble(cells[5]),
                Integer.parseInt(cells[6]),
                Double.parseDouble(cells[7]),
                Double.parseDouble(cells[8]));
    }
}
