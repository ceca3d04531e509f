-- The regression sums of five windows at once, for the least-squares planes of level over east and north. $1 tick.
-- Half-second means, not 10 Hz rows: level noise lasts half a second, and rows that share it are not independent, so
-- standard errors from them would be a factor of two too small.
-- The last twenty operations on the five rows are Java (PlaneSums): planning them here costs 1.1 ms, the rest 1.0 ms.
-- Rows come in no order for the same reason.
SELECT window_s,
       max(at_ns) AS at_ns,
       count(*) AS points,
       regr_sxx(rssi_dbm, east_m) AS see,
       regr_sxx(rssi_dbm, north_m) AS snn,
       regr_sxy(north_m, east_m) AS sen,
       regr_sxy(rssi_dbm, east_m) AS sel,
       regr_sxy(rssi_dbm, north_m) AS snl,
       regr_syy(rssi_dbm, east_m) AS sll
FROM (
    SELECT unnest([20, 40, 80, 160, 320]::BIGINT[]) AS window_s,
           half_second, at_ns, east_m, north_m, rssi_dbm
    FROM half_seconds($1, 320000000000)
)
WHERE half_second > ($1 - window_s * 1000000000) // 500000000
GROUP BY window_s;
