-- sdr_blocks: runs of samples of one gain, about a second long; first_sample counts lost samples, too.
-- detections.level: CANDIDATE (more than noise) or DETECTION (drives the states); earlier rows were detections.
CREATE TABLE sdr_blocks (
    id BIGINT NOT NULL,
    at_ns BIGINT NOT NULL,
    at_utc TIMESTAMPTZ NOT NULL,
    first_sample BIGINT NOT NULL,
    received_samples BIGINT NOT NULL,
    lost_samples BIGINT NOT NULL,
    clipped_samples BIGINT NOT NULL,
    lna_db INTEGER,
    vga_db INTEGER,
    amp BOOLEAN,
    temperature_c DOUBLE
);

ALTER TABLE detections ADD COLUMN level VARCHAR DEFAULT 'DETECTION';
