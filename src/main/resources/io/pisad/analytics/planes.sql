-- Least-squares planes of level over east and north for five windows at once, with the standard errors of their slopes.
-- $1 tick. Half-second means, not 10 Hz rows: level noise lasts half a second, and rows that share it are not
-- independent. A slope is null where the track is nearly a line (spread across it under 1 % of the spread along it),
-- a point (10 cm), or has fewer than four points.
WITH points AS (
    SELECT unnest([20, 40, 80, 160, 320]::BIGINT[]) AS window_s, *
    FROM half_seconds($1, 320000000000)
), sums AS (
    SELECT window_s,
           max(at_ns) AS at_ns,
           count(*) AS n,
           regr_sxx(rssi_dbm, east_m) AS see,
           regr_sxx(rssi_dbm, north_m) AS snn,
           regr_sxy(north_m, east_m) AS sen,
           regr_sxy(rssi_dbm, east_m) AS sey,
           regr_sxy(rssi_dbm, north_m) AS sny,
           regr_syy(rssi_dbm, east_m) AS syy
    FROM points
    WHERE half_second > ($1 - window_s * 1000000000) // 500000000
    GROUP BY window_s
), shaped AS (
    SELECT *,
           CASE WHEN n >= 4 AND see + snn > 0.01 * n
                 AND see * snn - sen * sen > 1e-4 * (see + snn) * (see + snn)
                THEN see * snn - sen * sen END AS det
    FROM sums
), slopes AS (
    SELECT *,
           (sey * snn - sny * sen) / det AS east_db_per_m,
           (sny * see - sey * sen) / det AS north_db_per_m
    FROM shaped
), fits AS (
    SELECT *,
           greatest(syy - east_db_per_m * sey - north_db_per_m * sny, 0) / (n - 3) AS residual_db2
    FROM slopes
)
SELECT window_s,
       at_ns,
       n,
       east_db_per_m,
       north_db_per_m,
       (east_db_per_m * sey + north_db_per_m * sny) / nullif(syy, 0) AS r2,
       sqrt(residual_db2 * snn / det) AS east_sd,
       sqrt(residual_db2 * see / det) AS north_sd
FROM fits
ORDER BY window_s;
