-- Once per tick: the floor, the temporal gradient and the level since the last tick, in one statement because planning
-- costs more than the rows.
-- $1 tick, $2 start of the floor's window (or the gain step), $3 start of the gradient's window, $4 what the last tick
-- has seen; every window is (start, tick].
SELECT floor.readings,
       floor.tenth_percentile_dbm,
       recent.*
FROM (
    SELECT count(good_reference_dbm) AS readings,
           quantile_cont(good_reference_dbm, 0.1) AS tenth_percentile_dbm
    FROM rssi_realtime
    WHERE at_ns > $2 AND at_ns <= $1
) AS floor, (
    SELECT regr_slope(good_rssi_dbm, before_s) AS slope_db_per_s,
           regr_r2(good_rssi_dbm, before_s) AS slope_r2,
           avg(good_rssi_dbm) AS mean_dbm,
           stddev_samp(good_rssi_dbm) AS spread_db,
           avg(power_mw) FILTER (at_ns > $4) AS power_mw,
           avg(reference_mw) FILTER (at_ns > $4) AS reference_mw,
           count(power_mw) FILTER (at_ns > $4) AS heard,
           count(good_rssi_dbm) FILTER (at_ns > $4) AS good
    FROM (
        SELECT at_ns, good_rssi_dbm, power_mw, reference_mw, (at_ns - $1) / 1e9 AS before_s
        FROM rssi_realtime
        WHERE at_ns > $3 AND at_ns <= $1
    )
) AS recent;
