package org.quanyu.pipelines.benefit.fact;

import java.util.Locale;
import org.quanyu.schemas.contract.Contract;

/** Whom benefits are for. */
public enum Beneficiary {
    PERSON,
    HOUSEHOLD,
    FIRM;

    /** As tables and catalogue write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The silver table of the registers about them. */
    public Contract register() {
        return Contract.of("silver." + word() + "_register");
    }

    /** The table of their facts. */
    public Contract facts() {
        return Contract.of("mart." + word() + "_fact");
    }
}
