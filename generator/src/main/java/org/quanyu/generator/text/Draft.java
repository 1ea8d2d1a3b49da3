package org.quanyu.generator.text;

import java.util.SplittableRandom;

/** A text while it is written: it fills the places of templates from the scene. */
final class Draft implements Slots {

    private static final String[] DISTRICT = {"龙华区", "龙华区", "深圳市龙华区", "龙华", "深圳龙华"};
    private static final String[] HERE = {"这里", "这边", "我们这里", "我们这", "那里", "附近", "周边", "这一带", "这个地方"};
    private static final String[] SIDES = {
        "东门", "西门", "南门", "北门", "东侧", "西侧", "南边", "北面", "东南角", "正门口", "（南区）", "（东区）", "西区", "北区"
    };
    private static final String[] UNITS = {"栋", "栋", "栋", "号楼", "座"};
    private static final String[] LEGAL_FORMS = {"股份有限公司", "有限责任公司", "有限公司", "分公司", "（个体工商户）", "公司"};

    final Scene scene;
    final Topic topic;
    final Grammar grammar;
    final Rule.Drawn drawn;
    private boolean placeNamed;
    private boolean partyNamed;

    Draft(Scene scene, Topic topic, Grammar grammar) {
        this.scene = scene;
        this.topic = topic;
        this.grammar = grammar;
        this.drawn = new Rule.Drawn(grammar.templates());
    }

    boolean placeNamed() {
        return placeNamed;
    }

    boolean partyNamed() {
        return partyNamed || scene.party() == null;
    }

    @Override
    public void fill(String slot, SplittableRandom random, StringBuilder out) {
        switch (slot) {
            case "place" -> place(random, out);
            case "place-short" -> placeInTitle(random, out);
            case "here" -> out.append(random.nextInt(4) == 0 ? scene.spot() : Wording.any(HERE, random));
            case "spot" -> spot(out);
            case "road" -> road(random, out);
            case "street" -> out.append(scene.subDistrict());
            case "community" -> out.append(scene.community());
            case "party" -> party(random, out);
            case "plate" -> plate(random, out);
            case "object" -> out.append(scene.item().object());
            case "problem" -> out.append(scene.item().problem());
            case "item" -> out.append(scene.item().name());
            case "department" -> out.append(scene.item().department());
            case "days" -> out.append(scene.item().workingDays());
            case "category" -> out.append(scene.item().category());
            case "law" -> grammar.write("law." + topic.kind(), this, random, out);
            case "surname" -> Wording.surname(random, out);
            case "building" -> building(random, out);
            case "clock" -> Wording.clock(scene.time().getHour(), random, out);
            case "late" -> Wording.clock((22 + random.nextInt(5)) % 24, random, out);
            case "early" -> Wording.clock(5 + random.nextInt(4), random, out);
            case "day" -> Wording.day(scene.time().toLocalDate(), random, out);
            case "past" -> past(30, random, out);
            case "past-long" -> past(900, random, out);
            case "year" -> out.append(scene.time().getYear());
            case "year-past" -> out.append(scene.time().getYear() - 1 - random.nextInt(6));
            case "month" -> Wording.number(scene.time().getMonthValue(), random, out);
            case "times" -> Wording.number(Math.max(2, scene.timesBefore()), random, out);
            default -> throw new IllegalArgumentException("there is no slot " + slot);
        }
    }

    /** Where it is; in more or less detail, always with the spot. */
    void place(SplittableRandom random, StringBuilder out) {
        if (placeNamed) {
            out.append(random.nextInt(3) == 0 ? scene.spot() : Wording.any(HERE, random));
            return;
        }
        placeNamed = true;
        int detail = random.nextInt(100);
        if (detail < 45) {
            out.append(Wording.any(DISTRICT, random));
        }
        if (detail > 30 && detail < 58) {
            out.append(scene.subDistrict());
        }
        if (detail > 35 && detail < 52) {
            out.append(scene.community());
        }
        if (detail > 64 && detail < 74) {
            out.append(scene.road());
        }
        out.append(scene.spot());
        if (detail > 90) {
            out.append(Wording.any(SIDES, random));
        }
    }

    private void placeInTitle(SplittableRandom random, StringBuilder out) {
        switch (random.nextInt(6)) {
            case 0 -> out.append(Wording.any(DISTRICT, random));
            case 1 -> out.append(scene.subDistrict());
            case 2 -> out.append(Wording.any(DISTRICT, random)).append(scene.subDistrict());
            default -> {}
        }
        out.append(scene.spot());
    }

    private void spot(StringBuilder out) {
        placeNamed = true;
        out.append(scene.spot());
    }

    private void road(SplittableRandom random, StringBuilder out) {
        String road = scene.road();
        int end = random.nextInt(3) == 0 ? road.length() : roadNameEnd(road);
        out.append(road, 0, end);
    }

    private static int roadNameEnd(String road) {
        int end = 0;
        while (end < road.length() && !Character.isDigit(road.charAt(end))) {
            end++;
        }
        return end;
    }

    /** The firm in full when first named, then shorter. */
    private void party(SplittableRandom random, StringBuilder out) {
        if (scene.party() == null) {
            out.append(Wording.any(topic.parties(), random));
        } else if (!partyNamed) {
            partyNamed = true;
            out.append(random.nextInt(5) < 2 ? shortName(scene.party()) : scene.party());
        } else {
            switch (random.nextInt(4)) {
                case 0 -> out.append(shortName(scene.party()));
                case 1 -> out.append("对方");
                case 2 -> out.append("该公司");
                default -> out.append(Wording.any(topic.parties(), random));
            }
        }
    }

    /** A firm's name without its place and legal form. */
    static String shortName(String firm) {
        String name = firm;
        for (String place : new String[] {"深圳市龙华区", "深圳市", "广东省", "广东", "深圳", "龙华区", "龙华"}) {
            if (name.startsWith(place) && name.length() > place.length() + 3) {
                name = name.substring(place.length());
                break;
            }
        }
        for (String form : LEGAL_FORMS) {
            if (name.endsWith(form) && name.length() > form.length() + 1) {
                return name.substring(0, name.length() - form.length());
            }
        }
        return name;
    }

    private void plate(SplittableRandom random, StringBuilder out) {
        if (scene.plate() == null) {
            out.append("车牌没看清");
        } else {
            out.append(random.nextInt(3) == 0 ? "车牌号" : "车牌").append(scene.plate());
        }
    }

    private static void building(SplittableRandom random, StringBuilder out) {
        if (random.nextInt(6) == 0) {
            out.append((char) ('A' + random.nextInt(6)));
        } else {
            Wording.number(1 + random.nextInt(18), random, out);
        }
        out.append(Wording.any(UNITS, random));
        if (random.nextInt(5) == 0) {
            Wording.number(1 + random.nextInt(3), random, out);
            out.append("单元");
        }
    }

    private void past(int days, SplittableRandom random, StringBuilder out) {
        Wording.day(scene.time().toLocalDate().minusDays(1 + random.nextInt(days)), random, out);
    }
}
