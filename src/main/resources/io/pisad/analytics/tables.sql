-- The circular tables. No keys and no constraints: a violated one poisons the appender and takes good rows with it;
-- rows are checked in Java. Virtual columns cost no storage and keep each rule in one place.

-- Every reading of the last minute. A silent reading has no levels; quality is the ordinal of Quality (0 is GOOD).
CREATE TABLE rssi_realtime (
    at_ns BIGINT,
    rssi_dbm DOUBLE,
    reference_dbm DOUBLE,
    peak_dbm DOUBLE,
    power_mw DOUBLE,
    reference_mw DOUBLE,
    clipped_share DOUBLE,
    dbm_offset_db DOUBLE,
    quality UTINYINT,
    good_rssi_dbm DOUBLE GENERATED ALWAYS AS (CASE WHEN quality = 0 THEN rssi_dbm END) VIRTUAL,
    good_reference_dbm DOUBLE GENERATED ALWAYS AS (CASE WHEN quality = 0 THEN reference_dbm END) VIRTUAL
);

-- Levels with the place they were heard at, of the last 15 minutes; half_second numbers the half-seconds of event time.
CREATE TABLE signal_track (
    at_ns BIGINT,
    east_m DOUBLE,
    north_m DOUBLE,
    up_m DOUBLE,
    rssi_dbm DOUBLE,
    half_second BIGINT GENERATED ALWAYS AS (at_ns // 500000000) VIRTUAL
);

-- The pulses of the last minute.
CREATE TABLE pulses (
    at_ns BIGINT,
    start_ns BIGINT,
    width_ns BIGINT,
    rssi_dbm DOUBLE,
    clipped BOOLEAN
);

-- Half-second means of the track in (tick - window, tick]: whole half-seconds only at the old end, so that a mean never
-- changes because its first rows have left the window. Levels are averaged in dB.
CREATE MACRO half_seconds(tick_ns, window_ns) AS TABLE
    SELECT half_second,
           CAST(avg(at_ns) AS BIGINT) AS at_ns,
           avg(east_m) AS east_m,
           avg(north_m) AS north_m,
           avg(up_m) AS up_m,
           avg(rssi_dbm) AS rssi_dbm
    FROM signal_track
    WHERE at_ns > tick_ns - window_ns AND at_ns <= tick_ns
      AND half_second > (tick_ns - window_ns) // 500000000
    GROUP BY half_second;
