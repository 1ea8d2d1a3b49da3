package org.quanyu.pipelines.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quanyu.pipelines.clean.CleanSession.evaluate;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dates and times, case by case. */
class DateFunctionsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "NULL", textBlock = """
                2019-02-28|2019-02-28
                2019/2/28|2019-02-28
                2019.2.28|2019-02-28
                2019年2月28日|2019-02-28
                2019年02月28|2019-02-28
                20190228|2019-02-28
                20190228112505|2019-02-28
                '２０１９－０２－２８'|2019-02-28
                2019/2/28 11:25:05|2019-02-28
                2019-02-28T11:25:05.123Z|2019-02-28
                2019年2月28日 下午3时|2019-02-28
                2020-02-29|2020-02-29
                2019-02-30|NULL
                2019-13-01|NULL
                2019-2/28|NULL
                2019|NULL
                2019-02|NULL
                1799-12-31|NULL
                2199-12-31|2199-12-31
                2200-01-01|NULL
                201902281|NULL
                2019-02-28x|NULL
                N/A|NULL
                NULL|NULL
                    """)
    void readsDates(String text, String expected) {
        assertThat(evaluate("to_date(s)", text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "NULL", textBlock = """
                2019/2/28 11:25:05|2019-02-28 11:25:05
                2019-02-28 11:25|2019-02-28 11:25:00
                2019年2月28日 11时25分|2019-02-28 11:25:00
                2019年2月28日11时25分7秒|2019-02-28 11:25:07
                2019年2月28日 下午3点05分|2019-02-28 15:05:00
                2013-08-09T09:26:24-04:00|2013-08-09 13:26:24
                2013-08-09T09:26:24-0400|2013-08-09 13:26:24
                2013-08-09T09:26:24Z|2013-08-09 09:26:24
                2015-06-02 08:33:35.77|2015-06-02 08:33:35.77
                01/05/2015 12:40:41 PM|2015-01-05 12:40:41
                01/05/2015 12:40:41 AM|2015-01-05 00:40:41
                01/05/2015 1:40 p.m.|2015-01-05 13:40:00
                2019-02-28|2019-02-28 00:00:00
                2019/2/8|2019-02-08 00:00:00
                2019-02-30 10:00:00|NULL
                2019-02-28 25:00:00|NULL
                13/45/2015 10:00:00|NULL
                昨天下午|NULL
                AM|NULL
                2019-02-28 11:25:05 and more|NULL
                NULL|NULL
                    """)
    void readsDatesAndTimes(String text, String expected) {
        assertThat(evaluate("to_datetime(s)", text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "NULL", textBlock = """
                2015-01-05 12:40:41|2015-01-05 17:40:41
                2015-07-05 12:40:41|2015-07-05 16:40:41
                2013-08-09T09:26:24-04:00|2013-08-09 13:26:24
                2013-08-09T09:26:24Z|2013-08-09 09:26:24
                2015-01-05|2015-01-05 05:00:00
                2015-03-08 02:30:00|2015-03-08 07:30:00
                2015-11-01 01:30:00|2015-11-01 05:30:00
                2015-02-30 01:30:00|NULL
                    """)
    void readsLocalTimesInAZone(String text, String expected) {
        assertThat(evaluate("to_datetime(s, 'America/New_York')", text)).isEqualTo(expected);
    }
}
