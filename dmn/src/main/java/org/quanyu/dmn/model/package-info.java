/** Decision models: DMN files read with places for what is refused, and evaluated exactly, one set of inputs at a time. */
package org.quanyu.dmn.model;
