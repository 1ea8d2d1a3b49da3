package org.quanyu.orchestration.database;

/** How to reach the lake's PostgreSQL. */
public record DatabaseConnection(String jdbcUrl, String user, String password) {}
