/** The DMN technology compatibility kit: its cases run against our models, and told as passed, failed or refused. */
package org.quanyu.dmn.tck;
