-- Reads files of every schema: a column that an early one lacks is looked for in the row as JSON.
WITH last AS (
    SELECT max(at_ns) AS at_ns FROM (
        SELECT max(at_ns) AS at_ns FROM state_history
        UNION ALL SELECT max(at_ns) FROM operator_orders
        UNION ALL SELECT max(at_ns) FROM commands
        UNION ALL SELECT max(at_ns) FROM detections
        UNION ALL SELECT max(at_ns) FROM telemetry))
SELECT kind, epoch_us(start_utc), last.at_ns / 1e9,
    (SELECT count(*) FROM state_history),
    (SELECT count(*) FROM detections AS d WHERE coalesce(to_json(d) ->> '$.level', 'DETECTION') = 'DETECTION'),
    (SELECT arg_max(to_state, commit_no) FROM state_history)
FROM mission, last
