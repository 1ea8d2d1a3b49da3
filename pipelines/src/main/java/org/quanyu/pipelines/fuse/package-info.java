/** Fusion: which records are of one entity, by the model of Fellegi and Sunter; see docs/fusion.md. */
package org.quanyu.pipelines.fuse;
