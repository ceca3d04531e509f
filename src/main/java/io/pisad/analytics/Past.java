package io.pisad.analytics;

import io.pisad.analytics.HotTables.HeardReading;
import io.pisad.model.Pulse;
import io.pisad.model.SignalPicture.PlaneFit;
import io.pisad.model.SignalPicture.PulsePattern;
import io.pisad.model.SignalPicture.Track;
import java.util.List;

/** The recent past, and what is asked of it; every window is (start, tick]. One thread. */
interface Past {
    void add(HeardReading reading);

    void add(TrackPoint point);

    void add(Pulse pulse);

    /** Forgets what is too old, when that is due. */
    void keep(long nowNs);

    /** Floor, temporal gradient, and the level since {@code levelFromNs}. */
    WindowFigures window(long tickNs, long floorFromNs, long gradientFromNs, long levelFromNs);

    /** Plane fits, shortest window first. */
    List<PlaneFit> planes(long tickNs);

    PulsePattern pulses(long tickNs);

    Track track(long tickNs);

    void close();
}
