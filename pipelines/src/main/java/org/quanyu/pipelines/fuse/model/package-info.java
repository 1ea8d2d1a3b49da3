/** The model of Fellegi and Sunter (1969): m- and u-probabilities, match weights, and the threshold of links. */
package org.quanyu.pipelines.fuse.model;
