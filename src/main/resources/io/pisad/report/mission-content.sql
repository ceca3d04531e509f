WITH last AS (
    SELECT max(at_ns) AS at_ns, sum(rows)::BIGINT AS rows FROM (
        SELECT max(at_ns) AS at_ns, count(*) AS rows FROM state_history
        UNION ALL SELECT max(at_ns), count(*) FROM operator_orders
        UNION ALL SELECT max(at_ns), count(*) FROM commands
        UNION ALL SELECT max(at_ns), count(*) FROM detections
        UNION ALL SELECT max(at_ns), count(*) FROM telemetry
        UNION ALL SELECT NULL, count(*) FROM mission))
SELECT kind, epoch_us(start_utc), last.at_ns / 1e9, last.rows,
    (SELECT count(*) FROM state_history),
    (SELECT count(*) FROM detections),
    (SELECT arg_max(to_state, commit_no) FROM state_history)
FROM mission, last
