-- at_ns: monotonic nanoseconds since the mission's start; at_utc: the mission's start in UTC plus at_ns.
-- id: the row's idempotent key, given by the homing thread. NULL: no data. No keys or indexes: they cost more than the rows.
-- commit_no: the order in which rows were written, over all tables that are not bulk; a gap is a transaction that failed.
CREATE SEQUENCE commit_no START 1;

CREATE TABLE mission (
    id UUID NOT NULL,
    kind VARCHAR NOT NULL,
    software_version VARCHAR NOT NULL,
    settings JSON,
    seed BIGINT,
    start_ns BIGINT NOT NULL,
    start_utc TIMESTAMPTZ NOT NULL,
    utc_source VARCHAR NOT NULL
);

CREATE TABLE state_history (
    id BIGINT NOT NULL,
    at_ns BIGINT NOT NULL,
    at_utc TIMESTAMPTZ NOT NULL,
    from_state VARCHAR NOT NULL,
    to_state VARCHAR NOT NULL,
    reason VARCHAR,
    operator_system_id INTEGER,
    commit_no BIGINT DEFAULT nextval('commit_no')
);

CREATE TABLE operator_orders (
    id BIGINT NOT NULL,
    at_ns BIGINT NOT NULL,
    at_utc TIMESTAMPTZ NOT NULL,
    action VARCHAR NOT NULL,
    link INTEGER NOT NULL,
    system_id INTEGER NOT NULL,
    component_id INTEGER NOT NULL,
    command INTEGER NOT NULL,
    result VARCHAR NOT NULL,
    reason VARCHAR,
    search JSON,
    commit_no BIGINT DEFAULT nextval('commit_no')
);

CREATE TABLE commands (
    id BIGINT NOT NULL,
    at_ns BIGINT NOT NULL,
    at_utc TIMESTAMPTZ NOT NULL,
    kind VARCHAR NOT NULL,
    epoch BIGINT NOT NULL,
    north_mps DOUBLE,
    east_mps DOUBLE,
    down_mps DOUBLE,
    yaw_rate_dps DOUBLE,
    reason VARCHAR,
    speed_mps DOUBLE GENERATED ALWAYS AS (sqrt(north_mps * north_mps + east_mps * east_mps)) VIRTUAL,
    commit_no BIGINT DEFAULT nextval('commit_no')
);

CREATE TABLE detections (
    id BIGINT NOT NULL,
    at_ns BIGINT NOT NULL,
    at_utc TIMESTAMPTZ NOT NULL,
    beacon VARCHAR NOT NULL,
    frequency_hz DOUBLE,
    snr_db DOUBLE,
    rssi_dbm DOUBLE,
    noise_floor_dbm DOUBLE,
    confidence_percent DOUBLE,
    latitude_deg DOUBLE,
    longitude_deg DOUBLE,
    height_m DOUBLE,
    commit_no BIGINT DEFAULT nextval('commit_no')
);

CREATE TABLE telemetry (
    id BIGINT NOT NULL,
    at_ns BIGINT NOT NULL,
    at_utc TIMESTAMPTZ NOT NULL,
    state VARCHAR NOT NULL,
    latitude_deg DOUBLE,
    longitude_deg DOUBLE,
    height_m DOUBLE,
    north_mps DOUBLE,
    east_mps DOUBLE,
    down_mps DOUBLE,
    yaw_deg DOUBLE,
    battery_percent DOUBLE,
    rssi_dbm DOUBLE,
    noise_floor_dbm DOUBLE,
    snr_db DOUBLE,
    estimate_latitude_deg DOUBLE,
    estimate_longitude_deg DOUBLE,
    estimate_error_m DOUBLE,
    ground_speed_mps DOUBLE GENERATED ALWAYS AS (sqrt(north_mps * north_mps + east_mps * east_mps)) VIRTUAL
);
