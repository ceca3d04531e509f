package io.pisad.homing;

import io.pisad.model.Settings;
import io.pisad.model.SignalPicture.PlaneFit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where to fly while HOMING. A pure function of what it was given since it was made. */
interface Guidance {
    /**
     * The wanted velocity.
     *
     * @param planes the newest plane fits, shortest window first
     * @param estimate the newest position estimate, null while there is none
     */
    Velocity steer(long nowNs, Here here, List<PlaneFit> planes, @Nullable Estimate estimate, Fade fade);

    /** Whether it leads out of a fade, which nothing else should keep it from. */
    default boolean returning() {
        return false;
    }

    /** Takes other settings from now on. */
    void use(Settings.Homing next);
}
