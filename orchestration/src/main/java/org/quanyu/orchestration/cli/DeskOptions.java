package org.quanyu.orchestration.cli;

import java.util.function.Function;
import org.quanyu.orchestration.home.Lake;
import org.quanyu.orchestration.payment.PaymentDesk;
import picocli.CommandLine.Mixin;

/** Which lake's payments a command is about. */
final class DeskOptions {

    @Mixin
    private HomeOption home;

    @Mixin
    private DatabaseOption database;

    /** Does something at the desk. */
    <T> T at(Function<PaymentDesk, T> work) {
        return in(lake -> work.apply(new PaymentDesk(lake.database())));
    }

    /** Does something in the lake. */
    <T> T in(Function<Lake, T> work) {
        LogFile.in(home.path().resolve("logs"));
        try (Lake lake = Lake.open(home.path(), database.connection())) {
            return work.apply(lake);
        }
    }
}
