package org.quanyu.generator.benefit;

import static org.quanyu.generator.benefit.Entity.FIRM;
import static org.quanyu.generator.benefit.Entity.HOUSEHOLD;
import static org.quanyu.generator.benefit.Entity.PERSON;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.quanyu.generator.district.Needs;

/** What benefits ask about a person, a household or a firm, with the name a department gives it. */
public enum Fact {
    AGE(PERSON, "年龄", Form.NUMBER, "岁"),
    BORN(PERSON, "出生日期", Form.SINCE),
    WOMAN(PERSON, "女性", Form.FLAG),
    LOCAL(PERSON, "深圳户籍", Form.FLAG),
    RESIDENT(PERSON, "常住本区", Form.FLAG),
    RESIDENT_SINCE(PERSON, "来区居住日期", Form.SINCE),
    EMPLOYED(PERSON, "在本区就业参保", Form.FLAG),
    DISABILITY_GRADE(PERSON, "残疾等级", Form.NUMBER, "级"),
    DISABILITY_KIND(PERSON, "残疾类别", Form.CHOICE, Needs.DISABILITIES),
    NEEDS_CARE(PERSON, "是否需长期照护", Form.FLAG),
    ASSISTANCE(PERSON, "救助类别", Form.CHOICE, Needs.ASSISTANCE),
    INCOME_PER_HEAD(PERSON, "家庭人均月收入", Form.NUMBER, "元"),
    CARE_PLACE(PERSON, "养老方式", Form.CHOICE, "无", "居家", "社区", "机构"),
    DISABLEMENT(PERSON, "失能等级", Form.CHOICE, "能力完好", "轻度失能", "中度失能", "重度失能"),
    LIVES_ALONE(PERSON, "是否独居", Form.FLAG),
    VETERAN_CLASS(PERSON, "优抚类别", Form.CHOICE, "无", "退役士兵", "残疾军人", "烈士遗属", "复员军人"),
    DISCHARGED(PERSON, "退役日期", Form.SINCE),
    CHILD_CLASS(PERSON, "儿童类别", Form.CHOICE, Needs.CHILDREN),
    BIRTH_ORDER(PERSON, "出生孩次", Form.NUMBER, "孩"),
    PREGNANCY_BOOKED(PERSON, "建册日期", Form.SINCE),
    CHECKUPS(PERSON, "产检次数", Form.NUMBER, "次"),
    GAVE_BIRTH(PERSON, "分娩日期", Form.SINCE),
    ONLY_CHILD_PARENT(PERSON, "独生子女父母", Form.FLAG),
    LOST_ONLY_CHILD(PERSON, "独生子女伤残死亡", Form.FLAG),
    BLOOD_DONATIONS(PERSON, "无偿献血次数", Form.NUMBER, "次"),
    ORGAN_DONOR(PERSON, "器官捐献者亲属", Form.FLAG),
    MENTAL_GRADE(PERSON, "精神障碍危险性等级", Form.NUMBER, "级"),
    CHRONIC(PERSON, "慢性病签约管理", Form.FLAG),
    MEDICAL_EXPENSE(PERSON, "上年自付医疗费", Form.NUMBER, "元"),
    UNEMPLOYED(PERSON, "失业登记日期", Form.SINCE),
    UNEMPLOYMENT_REASON(PERSON, "失业原因", Form.CHOICE, "无", "个人原因", "合同到期终止", "用人单位解除", "单位关闭"),
    HARD_TO_EMPLOY(PERSON, "就业困难类别", Form.CHOICE, "无", "大龄", "残疾", "低保家庭", "长期失业"),
    TRAINED(PERSON, "培训合格日期", Form.SINCE),
    DEGREE(PERSON, "学历", Form.CHOICE, "高中及以下", "大专", "本科", "硕士", "博士"),
    GRADUATED(PERSON, "毕业日期", Form.SINCE),
    TITLE(PERSON, "职称等级", Form.CHOICE, "无", "初级", "中级", "副高级", "正高级"),
    SKILL_LEVEL(PERSON, "技能等级", Form.CHOICE, "无", "初级工", "中级工", "高级工", "技师", "高级技师"),
    CERTIFIED(PERSON, "取证日期", Form.SINCE),
    TALENT_CLASS(PERSON, "人才类别", Form.CHOICE, "无", "E类", "D类", "C类", "B类", "A类"),
    RECOGNISED(PERSON, "人才认定日期", Form.SINCE),
    INSURED_MONTHS(PERSON, "累计缴费月数", Form.NUMBER, "个月"),
    INSURED_RECENTLY(PERSON, "近12个月缴费月数", Form.NUMBER, "个月"),
    CONTRIBUTION_BASE(PERSON, "缴费基数", Form.NUMBER, "元"),
    PENSION(PERSON, "是否领取养老金", Form.FLAG),
    SCHOOL_STAGE(PERSON, "就读学段", Form.CHOICE, "无", "幼儿园", "小学", "初中", "高中", "中职", "大学"),
    PRIVATE_SCHOOL(PERSON, "是否民办学校", Form.FLAG),
    VOLUNTEER_HOURS(PERSON, "志愿服务时长", Form.NUMBER, "小时"),
    GOOD_DEED(PERSON, "见义勇为确认日期", Form.SINCE),
    MEDIATED_CASES(PERSON, "上年调解案件数", Form.NUMBER, "件"),
    HAZARD_REPORTS(PERSON, "查实举报隐患数", Form.NUMBER, "条"),
    OWNS_HOME(PERSON, "家庭在深自有住房", Form.FLAG),
    RENT(PERSON, "家庭月租金", Form.NUMBER, "元"),

    HOUSEHOLD_RESIDENT(HOUSEHOLD, "常住本区", Form.FLAG),
    HOUSEHOLD_SINCE(HOUSEHOLD, "来区居住日期", Form.SINCE),
    HOUSEHOLD_LOCAL(HOUSEHOLD, "户主深圳户籍", Form.FLAG),
    MEMBERS(HOUSEHOLD, "家庭人数", Form.NUMBER, "人"),
    CHILDREN(HOUSEHOLD, "未成年子女数", Form.NUMBER, "人"),
    TODDLERS(HOUSEHOLD, "三岁以下子女数", Form.NUMBER, "人"),
    ELDERLY(HOUSEHOLD, "六十岁以上人数", Form.NUMBER, "人"),
    DISABLED_MEMBERS(HOUSEHOLD, "残疾人数", Form.NUMBER, "人"),
    STUDENTS(HOUSEHOLD, "在读大学生数", Form.NUMBER, "人"),
    SINGLE_PARENT(HOUSEHOLD, "单亲家庭", Form.FLAG),
    HOUSEHOLD_ASSISTANCE(HOUSEHOLD, "救助类别", Form.CHOICE, Needs.ASSISTANCE),
    HOUSEHOLD_INCOME(HOUSEHOLD, "家庭人均月收入", Form.NUMBER, "元"),
    HOUSING(HOUSEHOLD, "住房类别", Form.CHOICE, "未登记", "自有", "市场租赁", "公共租赁", "单位宿舍"),
    HOUSEHOLD_RENT(HOUSEHOLD, "月租金", Form.NUMBER, "元"),
    AREA_PER_HEAD(HOUSEHOLD, "人均住房面积", Form.NUMBER, "平方米"),
    HOUSEHOLD_MEDICAL(HOUSEHOLD, "家庭上年自付医疗费", Form.NUMBER, "元"),
    DISASTER(HOUSEHOLD, "受灾日期", Form.SINCE),
    DISASTER_LOSS(HOUSEHOLD, "核定损失", Form.NUMBER, "元"),

    ACTIVE(FIRM, "在本区经营", Form.FLAG),
    FOUNDED(FIRM, "成立日期", Form.SINCE),
    LEGAL_FORM(FIRM, "主体类型", Form.CHOICE, "公司", "分公司", "个体工商户"),
    SECTION(
            FIRM,
            "行业门类",
            Form.CHOICE,
            "其他",
            "制造业",
            "建筑业",
            "批发和零售业",
            "交通运输、仓储和邮政业",
            "住宿和餐饮业",
            "信息传输、软件和信息技术服务业",
            "科学研究和技术服务业"),
    INSURED(FIRM, "参保人数", Form.NUMBER, "人"),
    INSURED_GROWTH(FIRM, "参保人数同比增长", Form.NUMBER, "%"),
    LAYOFF_RATE(FIRM, "裁员率", Form.NUMBER, "‰"),
    UNBROKEN(FIRM, "连续足额缴费月数", Form.NUMBER, "个月"),
    UNEMPLOYMENT_PREMIUMS(FIRM, "上年缴纳失业保险费", Form.NUMBER, "元"),
    GRADUATES_HIRED(FIRM, "吸纳毕业年度高校毕业生数", Form.NUMBER, "人"),
    HARD_HIRED(FIRM, "吸纳就业困难人员数", Form.NUMBER, "人"),
    STAFF_TRAINED(FIRM, "完成岗前培训人数", Form.NUMBER, "人"),
    APPRENTICES(FIRM, "新型学徒人数", Form.NUMBER, "人"),
    WAGE_ARREARS(FIRM, "拖欠工资", Form.FLAG),
    DISABLED_STAFF(FIRM, "在职残疾人数", Form.NUMBER, "人"),
    DISABLED_SHARE(FIRM, "残疾人就业比例", Form.NUMBER, "‰"),
    HIGH_TECH(FIRM, "高新技术企业认定日期", Form.SINCE),
    HIGH_TECH_TIMES(FIRM, "高新技术企业认定次数", Form.NUMBER, "次"),
    SPECIALISED(FIRM, "专精特新类别", Form.CHOICE, "无", "创新型中小企业", "专精特新中小企业", "专精特新小巨人", "制造业单项冠军"),
    SPECIALISED_SINCE(FIRM, "专精特新认定日期", Form.SINCE),
    GREEN_FACTORY(FIRM, "绿色工厂", Form.FLAG),
    PATENTS(FIRM, "上年授权发明专利数", Form.NUMBER, "件"),
    STANDARDS(FIRM, "主导制定标准数", Form.NUMBER, "项"),
    QUALITY_AWARD(FIRM, "质量奖获评日期", Form.SINCE),
    ABOVE_SCALE(FIRM, "规模以上", Form.FLAG),
    ABOVE_SCALE_SINCE(FIRM, "首次纳统日期", Form.SINCE),
    OUTPUT(FIRM, "上年产值", Form.NUMBER, "万元"),
    OUTPUT_GROWTH(FIRM, "上年产值增速", Form.NUMBER, "%"),
    RESEARCH(FIRM, "上年研发费用", Form.NUMBER, "万元"),
    RESEARCH_SHARE(FIRM, "研发费用占比", Form.NUMBER, "‰"),
    INVESTMENT(FIRM, "上年技术改造投资", Form.NUMBER, "万元"),
    DIGITAL_SPENDING(FIRM, "上年数字化改造投入", Form.NUMBER, "万元"),
    CREDIT_GRADE(FIRM, "纳税信用等级", Form.CHOICE, "未评", "D", "C", "M", "B", "A"),
    TAX_PAID(FIRM, "上年纳税额", Form.NUMBER, "万元"),
    EXPORT(FIRM, "上年出口额", Form.NUMBER, "万元"),
    EXPORT_GROWTH(FIRM, "上年出口增速", Form.NUMBER, "%"),
    DISHONEST(FIRM, "失信被执行", Form.FLAG),
    ENVIRONMENT_PENALTIES(FIRM, "近两年环保处罚次数", Form.NUMBER, "次"),
    SAFETY_PENALTIES(FIRM, "近两年安全生产处罚次数", Form.NUMBER, "次"),
    SAFETY_GRADE(FIRM, "安全生产标准化等级", Form.CHOICE, "无", "三级", "二级", "一级"),
    SAFETY_CERTIFIED(FIRM, "安全标准化达标日期", Form.SINCE),
    ENERGY_SAVED(FIRM, "上年节能量", Form.NUMBER, "吨标准煤"),
    SOLAR(FIRM, "光伏装机容量", Form.NUMBER, "千瓦"),
    WATER_SAVED(FIRM, "上年节水量", Form.NUMBER, "吨"),
    WATER_SAVING(FIRM, "节水型企业", Form.FLAG),
    LOAN_INTEREST(FIRM, "上年贷款利息", Form.NUMBER, "万元"),
    LISTING(FIRM, "上市阶段", Form.CHOICE, "无", "新三板", "辅导备案", "境内外上市"),
    LISTED(FIRM, "上市进展日期", Form.SINCE),
    FIRM_RENT(FIRM, "年租金", Form.NUMBER, "元"),
    POLICY_PREMISES(FIRM, "租用政策性产业用房", Form.FLAG);

    private static final Fact[] ALL = values();

    /** What a fact is. */
    public enum Form {
        /** A whole number, with a unit. */
        NUMBER,
        /** Yes (1) or no (0). */
        FLAG,
        /** One of some words, by its place in their order. */
        CHOICE,
        /** A date; clauses ask for the whole months that have passed since. */
        SINCE
    }

    private final Entity entity;
    private final String title;
    private final Form form;
    private final List<String> details;

    Fact(Entity entity, String title, Form form, String... details) {
        this(entity, title, form, List.of(details));
    }

    Fact(Entity entity, String title, Form form, List<String> details) {
        this.entity = entity;
        this.title = title;
        this.form = form;
        this.details = details;
    }

    public Entity entity() {
        return entity;
    }

    /** The column name of the department that holds it. */
    public String title() {
        return title;
    }

    public Form form() {
        return form;
    }

    /** The words of a choice in their order; empty for other facts. */
    public List<String> choices() {
        return form == Form.CHOICE ? details : List.of();
    }

    /** The unit of a number; empty for other facts. */
    public String unit() {
        return form == Form.NUMBER ? details.get(0) : form == Form.SINCE ? "个月" : "";
    }

    /** As policies and truth write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Fact of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    static int count() {
        return ALL.length;
    }

    /** The number that stands for a word of a policy. */
    int number(String word) {
        if (form != Form.CHOICE) {
            return Integer.parseInt(word);
        }
        int found = details.indexOf(word);
        if (found < 0) {
            throw new IllegalArgumentException(
                    "the fact " + word() + " knows no value \"" + word + "\", but " + details);
        }
        return found;
    }

    /** A value as truth writes it; dates in the form 2024-01-31, empty for none. */
    String text(int value) {
        return switch (form) {
            case NUMBER -> Integer.toString(value);
            case FLAG -> value == 0 ? "false" : "true";
            case CHOICE -> details.get(value);
            case SINCE -> value == Dates.NEVER ? "" : Dates.date(value).toString();
        };
    }

    static List<Fact> of(Entity entity) {
        return Arrays.stream(ALL).filter(fact -> fact.entity == entity).toList();
    }
}
