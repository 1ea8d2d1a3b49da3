package org.quanyu.models.text;

import java.util.List;

/** What a text classifier is learnt with: the scores of its members are averaged. */
public record TextSettings(List<LinearSettings> members) {

    public TextSettings {
        members = List.copyOf(members);
    }
}
