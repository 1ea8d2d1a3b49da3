package org.quanyu.generator.delivery;

/** The thirteen departments that deliver, and three other bodies, by their names. */
public final class Departments {

    public static final String POLICE = "公安分局";
    public static final String GRID = "综合网格管理中心";
    public static final String HOUSING = "住房和建设局";
    public static final String MARKET = "市场监督管理局";
    public static final String SOCIAL_INSURANCE = "社会保险基金管理局";
    public static final String LABOUR = "人力资源局";
    public static final String TAX = "税务局";
    public static final String WATER = "水务局";
    public static final String HEALTH = "卫生健康局";
    public static final String GOVERNMENT_SERVICE = "政务服务和数据管理局";
    public static final String JUSTICE = "司法局";
    public static final String CIVIL_AFFAIRS = "民政局";
    public static final String EMERGENCY = "应急管理局";

    public static final String COURT = "人民法院";
    public static final String INTERNET = "网信办";
    public static final String ELECTRICITY = "供电局";

    private Departments() {}
}
