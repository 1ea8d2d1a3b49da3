/** The district's language: its catalogue of governance items and every text that people and departments write. */
package org.quanyu.generator.text;
