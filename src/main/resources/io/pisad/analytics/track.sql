-- The track of the last 15 minutes in half-second means, oldest first. $1 tick.
SELECT at_ns,
       east_m,
       north_m,
       up_m,
       rssi_dbm
FROM half_seconds($1, 900000000000)
ORDER BY half_second;
