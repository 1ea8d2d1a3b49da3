/** What happens in the district and reaches departments: requests, inspections, violations, disputes, cases, posts. */
package org.quanyu.generator.event;
