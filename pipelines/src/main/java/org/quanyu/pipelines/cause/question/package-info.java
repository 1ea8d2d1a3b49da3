/** What is asked: a measure, what is expected of it, and the ladders on which causes are named. */
package org.quanyu.pipelines.cause.question;
