/**
 * A linear classifier of texts: terms and their weights, scores, calibrated confidence, the model's folder and its
 * evaluation; what its labels mean is for others to say.
 */
package org.quanyu.models.text;
