-- Regularity of the pulses of the last 30 s. $1 tick. Levels of clipped pulses count as heard, not as levels.
WITH spaced AS (
    SELECT width_ns,
           start_ns - lag(start_ns) OVER (ORDER BY start_ns) AS gap_ns,
           CASE WHEN NOT clipped THEN rssi_dbm END AS level_dbm
    FROM pulses
    WHERE at_ns > $1 - 30000000000 AND at_ns <= $1
)
SELECT count(*) AS pulses,
       median(gap_ns) / 1e9 AS period_s,
       stddev_samp(gap_ns / 1e9) AS jitter_s,
       median(width_ns) / 1e9 AS width_s,
       avg(level_dbm) AS mean_dbm
FROM spaced;
