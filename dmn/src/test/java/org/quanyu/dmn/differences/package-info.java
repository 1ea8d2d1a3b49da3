/** Counts where decisions made here differ from those of kie-dmn. */
package org.quanyu.dmn.differences;
