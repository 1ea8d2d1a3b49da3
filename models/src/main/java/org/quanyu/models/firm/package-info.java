/** The panel of firms and months: facts as they arrived, features over them, outcomes, and the check that nothing leaks. */
package org.quanyu.models.firm;
