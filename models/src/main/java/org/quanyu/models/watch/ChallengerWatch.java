package org.quanyu.models.watch;

import java.util.Optional;
import org.quanyu.models.registry.RegisteredModel;
import org.quanyu.models.watch.Finding.Level;
import org.quanyu.models.watch.Finding.Sample;
import org.quanyu.models.watch.Finding.WatchedMonth;

/** Whether a newer model that nobody has decided on did better in its backtest than the one in force. */
final class ChallengerWatch {

    private ChallengerWatch() {}

    /** Nothing where there is no newer model, or one of the two was not judged. */
    static Optional<Finding> finding(WatchedMonth month, WatchedModel model) {
        return model.challenger().flatMap(newer -> model.inForce()
                .backtest(Measure.AVERAGE_PRECISION.word())
                .flatMap(champion -> newer.backtest(Measure.AVERAGE_PRECISION.word())
                        .map(challenger -> compared(month, newer, champion, challenger))));
    }

    private static Finding compared(WatchedMonth month, RegisteredModel newer, double champion, double challenger) {
        Level level = Level.atLeast(challenger, champion);
        Level judged = newer.passed() ? level : level.quiet();
        String told = "现行第%d版回测平均精确率为%.3f，新训练的第%d版为%.3f（%s关口）：%s"
                .formatted(
                        month.version(),
                        champion,
                        newer.version(),
                        challenger,
                        newer.passed() ? "已通过全部" : "未通过全部",
                        judged.isAlert() ? "新版更好，请审阅其模型卡" : "不需更换");
        return new Finding(
                month,
                Measure.CHALLENGER_AVERAGE_PRECISION,
                Integer.toString(newer.version()),
                judged,
                Sample.none(),
                told);
    }
}
