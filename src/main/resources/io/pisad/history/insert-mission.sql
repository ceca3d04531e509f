INSERT INTO mission (id, settings, kind, software_version, seed, start_ns, start_utc, utc_source)
SELECT ?::UUID, CASE WHEN json_valid(text) THEN text::JSON ELSE to_json(text) END, ?, ?, ?::BIGINT, ?, ?, ?
FROM (SELECT ?::VARCHAR AS text)
