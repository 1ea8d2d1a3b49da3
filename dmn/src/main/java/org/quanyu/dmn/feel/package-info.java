/**
 * FEEL, the expression language of DMN 1.5: read by {@link org.quanyu.dmn.feel.FeelParser}, evaluated exactly by
 * {@link org.quanyu.dmn.feel.Interpreter}.
 */
package org.quanyu.dmn.feel;
