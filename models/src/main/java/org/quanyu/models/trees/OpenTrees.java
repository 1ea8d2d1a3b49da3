package org.quanyu.models.trees;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Trees in the memory of XGBoost, for one thread. */
public final class OpenTrees implements AutoCloseable {

    private final List<Booster> boosters;
    private final int columns;

    private OpenTrees(List<Booster> boosters, int columns) {
        this.boosters = boosters;
        this.columns = columns;
    }

    /** @throws IllegalArgumentException where the bytes are no trees */
    public static OpenTrees of(Trees trees) {
        List<Booster> boosters = new ArrayList<>();
        try {
            for (byte[] model : trees.models()) {
                Booster booster = XGBoost.loadModel(model);
                booster.setParam("nthread", 1);
                boosters.add(booster);
            }
            return new OpenTrees(boosters, trees.columns());
        } catch (XGBoostError e) {
            throw new IllegalArgumentException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Log odds of rows.
     *
     * @param values by row, {@code NaN} where one is missing
     */
    public double[] margins(float[] values, int rows) {
        double[] sums = new double[rows];
        try (Matrix matrix = Matrix.of(values, rows, columns)) {
            for (Booster booster : boosters) {
                double[] margins = Matrix.firstColumn(booster.predict(matrix.matrix(), true, 0));
                for (int row = 0; row < rows; row++) {
                    sums[row] += margins[row] / boosters.size();
                }
            }
            return sums;
        } catch (XGBoostError e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What each feature adds to the log odds of each row, and last what rows have on average: exact Shapley values of the
     * trees (Lundberg et al. 2020: TreeSHAP). They sum up to the margin.
     */
    public double[][] contributions(float[] values, int rows) {
        double[][] sums = new double[rows][columns + 1];
        try (Matrix matrix = Matrix.of(values, rows, columns)) {
            for (Booster booster : boosters) {
                float[][] told = booster.predictContrib(matrix.matrix(), 0);
                for (int row = 0; row < rows; row++) {
                    for (int column = 0; column <= columns; column++) {
                        sums[row][column] += told[row][column] / (double) boosters.size();
                    }
                }
            }
            return sums;
        } catch (XGBoostError e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        boosters.forEach(Booster::dispose);
    }
}
