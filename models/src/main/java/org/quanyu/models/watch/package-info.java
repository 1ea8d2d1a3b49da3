/** Whether models that act still see what they learnt from, and whether what they told came true. */
package org.quanyu.models.watch;
