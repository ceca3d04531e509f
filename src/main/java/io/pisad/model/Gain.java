package io.pisad.model;

/**
 * Gain of a receiver's stages.
 *
 * @param lnaDb intermediate-frequency gain (HackRF: 0 to 40 by 8)
 * @param vgaDb baseband gain (HackRF: 0 to 62 by 2)
 * @param amp whether the radio-frequency amplifier (about 11 dB) is on
 */
public record Gain(int lnaDb, int vgaDb, boolean amp) {}
