package org.quanyu.models.trees;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.quanyu.models.panel.Examples;
import org.quanyu.models.panel.Feature;
import org.quanyu.models.risk.TreeSettings;

/**
 * Grows trees on the logistic loss by gradient boosting over histograms of feature values (Chen and Guestrin 2016:
 * XGBoost). Missing values take the side of each split that suits them better. One thread, so that the same rows and
 * seed give the same bytes on every machine.
 */
final class TreeGrower {

    private final TreeSettings settings;

    TreeGrower(TreeSettings settings) {
        this.settings = settings;
    }

    /** One model with as many trees as stated. */
    byte[] grow(Examples examples, int rounds, long seed) {
        try (Matrix matrix = Matrix.labelled(examples)) {
            return bytes(XGBoost.train(matrix.matrix(), parameters(examples, seed), rounds, Map.of(), null, null));
        } catch (XGBoostError e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A model judged by rows that it does not learn from: grown until they are told no better, or for all rounds where
     * nothing else ends it.
     */
    Stopped growWatched(Examples examples, Examples watched, long seed) {
        try (Matrix matrix = Matrix.labelled(examples);
                Matrix watch = Matrix.labelled(watched)) {
            Booster booster = XGBoost.train(matrix.matrix(), parameters(examples, seed), 0, Map.of(), null, null);
            int rounds = settings.stopsEarly()
                    ? growUntilBest(booster, matrix.matrix(), watch.matrix())
                    : growAll(booster, matrix.matrix());
            float[][] margins = booster.predict(watch.matrix(), true, rounds);
            booster.dispose();
            return new Stopped(rounds, Matrix.firstColumn(margins));
        } catch (XGBoostError e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Where growing ended.
     *
     * @param rounds trees of the best model
     * @param margins log odds that it gives to the watched rows
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Stopped(int rounds, double[] margins) {}

    private int growUntilBest(Booster booster, DMatrix learnt, DMatrix watched) throws XGBoostError {
        DMatrix[] matrices = {watched};
        String[] names = {"watched"};
        double best = Double.POSITIVE_INFINITY;
        int bestRounds = 0;
        for (int round = 0; round < settings.rounds() && round - bestRounds < settings.patience(); round++) {
            booster.update(learnt, round);
            double loss = loss(booster.evalSet(matrices, names, round));
            if (loss < best) {
                best = loss;
                bestRounds = round + 1;
            }
        }
        return bestRounds;
    }

    private int growAll(Booster booster, DMatrix learnt) throws XGBoostError {
        for (int round = 0; round < settings.rounds(); round++) {
            booster.update(learnt, round);
        }
        return settings.rounds();
    }

    private Map<String, Object> parameters(Examples examples, long seed) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("objective", "binary:logistic");
        parameters.put("eval_metric", "logloss");
        parameters.put("tree_method", "hist");
        parameters.put("nthread", 1);
        parameters.put("seed", seed);
        parameters.put("verbosity", 0);
        parameters.put("grow_policy", settings.growsByLeaf() ? "lossguide" : "depthwise");
        parameters.put("max_depth", settings.depth());
        parameters.put("max_leaves", settings.leaves());
        parameters.put("eta", settings.learningRate());
        parameters.put("min_child_weight", settings.leastWeight());
        parameters.put("lambda", settings.shrinkage());
        parameters.put("subsample", settings.rows());
        parameters.put("colsample_bytree", settings.columns());
        parameters.put("max_bin", settings.bins());
        constraints(examples).ifPresent(directions -> parameters.put("monotone_constraints", directions));
        return parameters;
    }

    private static Optional<String> constraints(Examples examples) {
        boolean isFree = examples.features().stream().allMatch(feature -> feature.direction() == 0);
        return isFree
                ? Optional.empty()
                : Optional.of(examples.features().stream()
                        .map(Feature::direction)
                        .map(String::valueOf)
                        .collect(Collectors.joining(",", "(", ")")));
    }

    /** XGBoost tells a measure as {@code [12]\twatched-logloss:0.123}. */
    private static double loss(String told) {
        return Double.parseDouble(told.substring(told.lastIndexOf(':') + 1).strip());
    }

    private static byte[] bytes(Booster booster) throws XGBoostError {
        try {
            return booster.toByteArray("ubj");
        } finally {
            booster.dispose();
        }
    }
}
