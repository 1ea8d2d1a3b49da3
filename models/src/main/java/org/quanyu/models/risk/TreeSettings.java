package org.quanyu.models.risk;

/**
 * How trees are grown; see docs/risk.md.
 *
 * @param depth splits from the root to a leaf, at most; 0 where only {@code leaves} bounds a tree
 * @param leaves of a tree, at most, split one by one where the loss falls most; 0 where trees grow level by level
 * @param learningRate share of a tree's correction that is taken over
 * @param rounds trees of one model, at most
 * @param patience rounds without a lower loss after which growing ends; 0 where it ends after {@code rounds} alone
 * @param leastWeight least sum of second derivatives in a leaf
 * @param shrinkage L2 penalty on the values of leaves
 * @param rows share of rows drawn for each tree
 * @param columns share of features drawn for each tree
 * @param bins ranges of values that splits of a feature lie between, at most
 * @param models trees grown from that many seeds, their margins averaged
 */
public record TreeSettings(
        int depth,
        int leaves,
        double learningRate,
        int rounds,
        int patience,
        double leastWeight,
        double shrinkage,
        double rows,
        double columns,
        int bins,
        int models) {

    /** What holds where a file says nothing. */
    public static final TreeSettings USUAL = new TreeSettings(5, 0, 0.1, 1000, 30, 5, 1, 0.8, 0.6, 256, 1);

    public boolean growsByLeaf() {
        return leaves > 0;
    }

    public boolean stopsEarly() {
        return patience > 0;
    }
}
