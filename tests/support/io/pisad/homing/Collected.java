package io.pisad.homing;

import io.pisad.model.FailsafeOrder;
import io.pisad.model.Figures;
import io.pisad.model.Notice;
import io.pisad.model.OrderReply;
import io.pisad.model.Outbox;
import io.pisad.model.ProofOfLife;
import io.pisad.model.Row;
import io.pisad.model.Setpoint;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An outbox that keeps everything, in order. */
final class Collected implements Outbox {
    final List<Object> all = new ArrayList<>();
    final List<Row> rows = new ArrayList<>();

    @Nullable
    Setpoint moved;

    @Nullable
    Figures shown;

    @Override
    public void move(Setpoint setpoint) {
        moved = setpoint;
        all.add(setpoint);
    }

    @Override
    public void alive(ProofOfLife proof) {
        all.add(proof);
    }

    @Override
    public void failsafe(FailsafeOrder order) {
        all.add(order);
    }

    @Override
    public void reply(OrderReply reply) {
        all.add(reply);
    }

    @Override
    public void tell(Notice notice) {
        all.add(notice);
    }

    @Override
    public void show(Figures figures) {
        shown = figures;
        all.add(figures);
    }

    @Override
    public void record(Row row) {
        rows.add(row);
        all.add(row);
    }

    /** Everything of one kind, oldest first. */
    <T> List<T> of(Class<T> kind) {
        return all.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The newest of one kind. */
    <T> T last(Class<T> kind) {
        List<T> some = of(kind);
        if (some.isEmpty()) {
            throw new AssertionError("no " + kind.getSimpleName() + " left the decision");
        }
        return some.get(some.size() - 1);
    }
}
