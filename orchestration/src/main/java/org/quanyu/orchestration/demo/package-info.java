/**
 * The small invented district that {@code lake demo} runs on. It stands for no real firm or person, and is no
 * measure of quality: it shows each thing the lake does once.
 */
package org.quanyu.orchestration.demo;
