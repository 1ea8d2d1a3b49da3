package org.quanyu.generator.delivery;

/** The thirteen departments that deliver, and three other bodies, by their names. */
public final class Departments {

    /** Police. */
    public static final String POLICE = "公安分局";

    /** Grid management. */
    public static final String GRID = "综合网格管理中心";

    /** Housing and construction. */
    public static final String HOUSING = "住房和建设局";

    /** Market regulation. */
    public static final String MARKET = "市场监督管理局";

    /** Social insurance funds. */
    public static final String SOCIAL_INSURANCE = "社会保险基金管理局";

    /** Human resources. */
    public static final String LABOUR = "人力资源局";

    /** Taxes. */
    public static final String TAX = "税务局";

    /** Water. */
    public static final String WATER = "水务局";

    /** Health. */
    public static final String HEALTH = "卫生健康局";

    /** Government services and data. */
    public static final String GOVERNMENT_SERVICE = "政务服务和数据管理局";

    /** Justice. */
    public static final String JUSTICE = "司法局";

    /** Civil affairs. */
    public static final String CIVIL_AFFAIRS = "民政局";

    /** Emergency management. */
    public static final String EMERGENCY = "应急管理局";

    /** Court. */
    public static final String COURT = "人民法院";

    /** Internet information office. */
    public static final String INTERNET = "网信办";

    /** Electricity supplier. */
    public static final String ELECTRICITY = "供电局";

    private Departments() {}
}
