INSERT INTO operator_orders (id, at_ns, at_utc, action, link, system_id, component_id, command, result, reason, search)
SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
    CASE WHEN pattern IS NOT NULL THEN json_object(
        'pattern', pattern, 'spacing_m', spacing, 'speed_mps', speed,
        'centre_latitude_deg', latitude, 'centre_longitude_deg', longitude, 'radius_m', radius) END
FROM (SELECT ?::VARCHAR AS pattern, ?::DOUBLE AS spacing, ?::DOUBLE AS speed,
    ?::DOUBLE AS latitude, ?::DOUBLE AS longitude, ?::DOUBLE AS radius)
