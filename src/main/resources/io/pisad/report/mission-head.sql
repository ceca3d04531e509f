SELECT kind, seed, epoch_us(start_utc),
    settings ->> '$.homing.strategy',
    settings ->> '$.radio.beacon',
    CAST(settings ->> '$.safety.fenceRadiusM' AS DOUBLE),
    CAST(settings ->> '$.trueBeacon.latitudeDeg' AS DOUBLE),
    CAST(settings ->> '$.trueBeacon.longitudeDeg' AS DOUBLE)
FROM mission
