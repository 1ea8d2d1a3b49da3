package org.quanyu.generator.text;

import java.util.Map;
import java.util.SplittableRandom;
import org.quanyu.generator.text.Topic.Part;

/** What citizens write and say to the district. */
public final class RequestTexts {

    private static final Grammar GRAMMAR =
            new Grammar(Synonyms.of("text/synonyms.tsv"), "text/common.txt", "text/letters.txt");
    private static final Map<String, Topic> TOPICS = Topic.read("text/topics.txt", GRAMMAR);

    /** What the mailbox's system puts around a letter. */
    private static final String MAILBOX_HEAD = "\n\t\t\t\t\t\n\t\t\t\t\t";

    private static final String MAILBOX_FOOT = "\n\t\t\t\t\t\n\t\t\t\t\t\n\t\t\t\t";

    private RequestTexts() {}

    /** A text about a scene, with its title. */
    public static Letter write(Scene scene, SplittableRandom random) {
        Draft draft = new Draft(scene, topic(scene.item().topic()), GRAMMAR);
        String title = title(draft, random);
        return new Letter(title, content(scene, random));
    }

    private static String content(Scene scene, SplittableRandom random) {
        StringBuilder out = new StringBuilder(480);
        boolean framed = scene.channel() == Channel.LETTER && random.nextInt(1000) < 966;
        if (framed) {
            out.append(MAILBOX_HEAD);
        }
        int start = out.length();
        new Composer(new Draft(scene, topic(scene.item().topic()), GRAMMAR), random, out).compose();
        if (scene.channel() != Channel.PHONE && random.nextDouble() < Slips.SLOPPY) {
            Slips.make(out, start, random.nextInt(4, 14), random);
        }
        if (scene.channel() == Channel.PHONE) {
            ThirdPerson.tell(out, random);
        }
        if (framed) {
            out.append(MAILBOX_FOOT);
        }
        return out.toString();
    }

    private static String title(Draft draft, SplittableRandom random) {
        StringBuilder out = new StringBuilder(40);
        StringBuilder matter = new StringBuilder(24);
        Rule titles = draft.topic.sentences(Part.T);
        if (titles == null || random.nextInt(4) == 0) {
            matter.append(draft.scene.item().name());
        } else {
            titles.pick(random).write(draft, random, matter);
        }
        GRAMMAR.write("title", slotsWith(draft, "matter", matter), random, out);
        return out.toString();
    }

    private static Slots slotsWith(Draft draft, String name, CharSequence value) {
        return (slot, random, out) -> {
            if (slot.equals(name)) {
                out.append(value);
            } else {
                draft.fill(slot, random, out);
            }
        };
    }

    static Topic topic(String name) {
        Topic topic = TOPICS.get(name);
        if (topic == null) {
            throw new IllegalStateException("there is no topic " + name);
        }
        return topic;
    }
}
