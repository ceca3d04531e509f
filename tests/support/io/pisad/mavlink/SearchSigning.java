package io.pisad.mavlink;

import java.util.Map;
import java.util.function.LongSupplier;

/** Signing with a key made of words and a clock in a tester's hands. */
public final class SearchSigning {
    private SearchSigning() {}

    /** Knows no stream yet; the clock counts microseconds since 1970. */
    public static Signing of(String passphrase, LongSupplier utcUs) {
        return new Signing(SigningKey.ofPassphrase(passphrase), utcUs, Map.of());
    }
}
