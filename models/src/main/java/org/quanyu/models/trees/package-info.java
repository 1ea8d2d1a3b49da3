/** Gradient-boosted trees, their calibration and their reasons, and the line they are held against. */
package org.quanyu.models.trees;
