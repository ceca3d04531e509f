-- What a picture of the mission needs beside telemetry, under the id of its row: the estimate's covariance (its 95 %
-- ellipse; telemetry.estimate_error_m also covers other places that are believed as well), and home.
-- A table of its own: after an ALTER of telemetry, which has a generated column, DuckDB 2.0.0 does not replay its WAL.
CREATE TABLE telemetry_places (
    id BIGINT NOT NULL,
    estimate_var_east_m2 DOUBLE,
    estimate_cov_m2 DOUBLE,
    estimate_var_north_m2 DOUBLE,
    home_latitude_deg DOUBLE,
    home_longitude_deg DOUBLE
);
