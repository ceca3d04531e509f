package io.pisad.report;

/**
 * Where the beacon really was.
 *
 * @param atS since the mission's start
 * @param latitudeDeg WGS 84
 * @param longitudeDeg WGS 84
 */
public record TruePlace(double atS, double latitudeDeg, double longitudeDeg) {}
