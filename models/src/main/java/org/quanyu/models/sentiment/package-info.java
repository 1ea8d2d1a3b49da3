/** How posts speak of firms: a classifier of tone, firms found in posts, and the tone of a firm's months. */
package org.quanyu.models.sentiment;
