/** Which attribute combinations explain why a measure is higher than expected. */
package org.quanyu.pipelines.cause;
