/** Models of risk as commands learn them from files and apply them to files. */
package org.quanyu.orchestration.risk;
