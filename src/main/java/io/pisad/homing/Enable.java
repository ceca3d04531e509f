package io.pisad.homing;

import io.pisad.model.OperatorOrder;
import io.pisad.model.VehicleState;
import org.jspecify.annotations.Nullable;

/**
 * What the operator has permitted since boot (FR14): search motion, homing motion, or nothing.
 *
 * <p>All live grants share one valve epoch: an order older than the latest close is never granted, and a close by anyone
 * else ends all of them.
 */
final class Enable {
    /**
     * One permission.
     *
     * @param usedNs when it was granted or last led to motion: an unused one expires
     * @param operatorSystemId who gave it
     * @param heightM height above home when it was accepted: the height that is held
     */
    record Grant(long usedNs, int operatorSystemId, double heightM) {}

    private final double expiryS;
    private @Nullable Grant search;
    private @Nullable Grant homing;
    private long epoch;

    Enable(double expiryS) {
        this.expiryS = expiryS;
    }

    void grant(OperatorOrder order, VehicleState vehicle, long nowNs) {
        var position = vehicle.position();
        if (order.valveEpoch() != epoch) {
            revoke(); // somebody closed since the other grant: a new one must not revive it
        }
        var grant = new Grant(nowNs, order.sender().systemId(), position == null ? Double.NaN : position.heightM());
        if (order.action() == OperatorOrder.Action.HOMING_ENABLE) {
            homing = grant;
        } else {
            search = grant;
        }
        epoch = order.valveEpoch();
    }

    @Nullable
    Grant of(Activity activity) {
        return switch (activity) {
            case NONE -> null;
            case SEARCH, WAIT -> search;
            case APPROACH, ORBIT -> homing;
        };
    }

    boolean homing() {
        return homing != null;
    }

    boolean search() {
        return search != null;
    }

    boolean any() {
        return search != null || homing != null;
    }

    long epoch() {
        return epoch;
    }

    /** After our own close. */
    void follow(long newEpoch) {
        epoch = newEpoch;
    }

    void used(Activity activity, long nowNs) {
        Grant grant = of(activity);
        if (grant != null) {
            var renewed = new Grant(nowNs, grant.operatorSystemId(), grant.heightM());
            if (activity == Activity.APPROACH || activity == Activity.ORBIT) {
                homing = renewed;
            } else {
                search = renewed;
            }
        }
    }

    /** HOLDING ended by a search order: only the search goes on. */
    void endHoming() {
        homing = null;
    }

    void revoke() {
        search = null;
        homing = null;
    }

    /** Ends grants unused for too long; says which, or null. */
    @Nullable
    String expire(long nowNs) {
        if (homing != null && expired(homing, nowNs)) {
            homing = null;
            return "homing enable expired unused";
        }
        if (search != null && expired(search, nowNs)) {
            search = null;
            return "search enable expired unused";
        }
        return null;
    }

    private boolean expired(Grant grant, long nowNs) {
        return (nowNs - grant.usedNs()) / 1e9 >= expiryS;
    }
}
