/** Models of risks in the lake: learnt from its tables, judged by gates, registered, and let act by people. */
package org.quanyu.models.registry;
