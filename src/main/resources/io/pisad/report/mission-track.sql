-- An early file has no telemetry_places: the reader puts an empty one in its place.
SELECT t.at_ns / 1e9, state, latitude_deg, longitude_deg, rssi_dbm, noise_floor_dbm,
    estimate_latitude_deg, estimate_longitude_deg,
    estimate_var_east_m2, estimate_cov_m2, estimate_var_north_m2, home_latitude_deg, home_longitude_deg
FROM telemetry AS t LEFT JOIN telemetry_places AS p ON p.id = t.id
ORDER BY t.at_ns
