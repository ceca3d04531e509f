package io.pisad.history;

/** The store in memory keeps the contract (RK9). */
final class MemoryStoreTest extends MissionStoreContract {
    @Override
    MissionStore begin(MissionHeader header) {
        return new MemoryStore();
    }
}
