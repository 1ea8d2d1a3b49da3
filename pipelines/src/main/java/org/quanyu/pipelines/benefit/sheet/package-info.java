/** Facts from plain tables, such as a survey or a department's list, by a sheet that says what each fact is. */
package org.quanyu.pipelines.benefit.sheet;
