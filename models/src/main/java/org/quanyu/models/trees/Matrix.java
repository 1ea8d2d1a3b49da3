package org.quanyu.models.trees;

import java.util.Arrays;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.quanyu.models.panel.Examples;

/** Rows in the memory of XGBoost, freed once it is closed. */
record Matrix(DMatrix matrix) implements AutoCloseable {

    static Matrix labelled(Examples examples) throws XGBoostError {
        Matrix matrix = of(examples.values(), examples.rows(), examples.columns());
        matrix.matrix().setLabel(examples.labels());
        return matrix;
    }

    static Matrix of(float[] values, int rows, int columns) throws XGBoostError {
        return new Matrix(new DMatrix(values, rows, columns, Float.NaN));
    }

    static double[] firstColumn(float[][] rows) {
        return Arrays.stream(rows).mapToDouble(row -> row[0]).toArray();
    }

    @Override
    public void close() {
        matrix.dispose();
    }
}
