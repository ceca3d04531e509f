package io.pisad.config;

/**
 * Where the value in force of one key came from.
 *
 * @param key full name, such as {@code radio.frequency_hz}
 * @param value as it would be written in the TOML file
 * @param from {@code default}, {@code FILE:LINE}, {@code environment NAME} or {@code command line}
 */
public record Origin(String key, String value, String from) {}
