package io.pisad.model;

/** What a reading's level is worth. */
public enum Quality {
    /** A level that can be used. */
    GOOD,
    /** The converter clipped (more than 0.1 % of the samples): counts as "heard", never as a level for guidance. */
    CLIPPED,
    /** Digital silence (all samples equal): not data, no level, excluded from every statistic. */
    SILENT
}
