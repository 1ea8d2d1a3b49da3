/** Cases in the test format of OpenFisca, read by a mapping beside a policy and decided by that policy. */
package org.quanyu.pipelines.benefit.openfisca;
