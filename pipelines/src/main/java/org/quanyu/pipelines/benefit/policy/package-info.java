/** Policies as data: a sheet, decision models and cases in a folder. */
package org.quanyu.pipelines.benefit.policy;
