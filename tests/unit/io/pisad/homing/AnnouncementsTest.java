package io.pisad.homing;

import static org.assertj.core.api.Assertions.assertThat;

import io.pisad.model.Notice;
import io.pisad.model.State;
import org.junit.jupiter.api.Test;

/** The ground learns of a transition when it is on disk, or after 200 ms and marked. */
final class AnnouncementsTest {
    private static final long MS = 1_000_000L;

    private final Collected out = new Collected();
    private final Announcements announcements = new Announcements(new Scribe(out));

    private java.util.List<String> texts() {
        return out.of(Notice.class).stream().map(Notice::text).toList();
    }

    @Test
    void nothingIsSaidBeforeItIsRecorded() {
        announcements.await(1, 0, State.SEARCHING, "listen only");
        announcements.flush(199 * MS);
        assertThat(texts()).isEmpty();
        assertThat(announcements.announced()).isEqualTo(State.IDLE);
        announcements.onRecorded(1, 199 * MS);
        assertThat(texts()).containsExactly("SEARCHING: listen only");
        assertThat(announcements.announced()).isEqualTo(State.SEARCHING);
    }

    @Test
    void after200MillisecondsItGoesOutMarked() {
        announcements.await(1, 0, State.SEARCHING, "a reason that is much longer than fits");
        announcements.flush(200 * MS);
        assertThat(texts()).containsExactly("SEARCHING: a reason that is much unrecorded");
        assertThat(texts().get(0)).hasSizeLessThanOrEqualTo(43);
        announcements.onRecorded(1, 300 * MS);
        assertThat(texts()).hasSize(1);
    }

    @Test
    void theOrderOfTheTransitionsIsKept() {
        announcements.await(1, 0, State.SEARCHING, "first");
        announcements.await(2, 50 * MS, State.DETECTING, "second");
        announcements.onRecorded(2, 60 * MS);
        assertThat(texts()).isEmpty();
        announcements.flush(200 * MS);
        assertThat(texts()).containsExactly("SEARCHING: first unrecorded", "DETECTING: second");
    }
}
