/** What is paid of what is matched. */
package org.quanyu.pipelines.benefit.award;
