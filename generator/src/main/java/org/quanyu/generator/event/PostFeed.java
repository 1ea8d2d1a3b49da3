package org.quanyu.generator.event;

import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import org.quanyu.generator.chance.Draw;
import org.quanyu.generator.delivery.Column;
import org.quanyu.generator.delivery.Delivery;
import org.quanyu.generator.delivery.Departments;
import org.quanyu.generator.delivery.FixedFeed;
import org.quanyu.generator.delivery.Format;
import org.quanyu.generator.delivery.Rhythm;
import org.quanyu.generator.delivery.RowWriter;
import org.quanyu.generator.text.Posts;

/** Public posts about firms as monitoring finds them: one row each, on their day. */
final class PostFeed {

    private static final List<String> PLATFORMS =
            List.of("微博", "微博", "微博", "小红书", "小红书", "抖音", "百度贴吧", "本地论坛", "知乎", "今日头条");
    private static final List<String> AUTHORS =
            List.of("龙华打工人", "深漂小", "观澜阿", "民治租客", "大浪", "爱吃鱼的", "路过的", "momo", "小红薯", "用户", "深圳老", "打工仔", "追风的");

    private static final List<Column> COLUMNS = List.of(
            Column.text("信息编号"),
            Column.text("来源平台"),
            Column.text("发布者"),
            Column.time("发布时间"),
            Column.text("正文"),
            Column.whole("转发数"),
            Column.whole("评论数"),
            Column.whole("点赞数"),
            Column.time("采集时间"));

    private final FirmPosts posts;

    PostFeed(FirmPosts posts) {
        this.posts = posts;
    }

    FixedFeed feed() {
        return new FixedFeed(
                Departments.INTERNET,
                "public_posts",
                new Format.JsonLines(true),
                new Rhythm.Daily(),
                COLUMNS,
                1,
                this::write);
    }

    private void write(Delivery delivery, RowWriter rows) throws IOException {
        for (FirmPosts.Post post : posts.on(delivery.day().toEpochDay())) {
            SplittableRandom random = posts.words(post.key());
            String firm = posts.world().district.firms().firm(post.firm()).name();
            int heat = (int) Draw.logNormal(4, 1.6, random);
            rows.text(post.code())
                    .text(Draw.one(PLATFORMS, random))
                    .text(Draw.one(AUTHORS, random) + random.nextInt(10_000))
                    .time(Serial.time(post.second()))
                    .text(Posts.write(firm, post.tone(), post.topic(), random))
                    .whole(heat / 4)
                    .whole(heat / 2)
                    .whole(heat)
                    .time(Serial.time(post.second() + 600 + random.nextInt(7200)))
                    .endRow();
        }
    }
}
