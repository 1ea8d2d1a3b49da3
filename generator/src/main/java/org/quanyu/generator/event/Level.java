package org.quanyu.generator.event;

/** A rung of a ladder along which events accumulate. */
public enum Level {
    DRIVER(Ladder.VEHICLE),
    COMPANY(Ladder.VEHICLE),
    INDUSTRY(Ladder.VEHICLE),
    UNIT(Ladder.PLACE),
    BUILDING(Ladder.PLACE),
    GRID(Ladder.PLACE),
    COMMUNITY(Ladder.PLACE),
    SUB_DISTRICT(Ladder.PLACE),
    ITEM(Ladder.ITEM),
    CATEGORY(Ladder.ITEM),
    FAMILY(Ladder.ITEM),
    CASE(Ladder.RESPONSIBILITY),
    DEPARTMENT(Ladder.RESPONSIBILITY);

    /** Levels from the narrowest to the widest. */
    public enum Ladder {
        VEHICLE,
        PLACE,
        ITEM,
        RESPONSIBILITY
    }

    private final Ladder ladder;

    Level(Ladder ladder) {
        this.ladder = ladder;
    }

    public Ladder ladder() {
        return ladder;
    }
}
