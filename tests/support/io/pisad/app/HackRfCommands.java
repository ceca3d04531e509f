package io.pisad.app;

import io.pisad.sdr.HackRfStandIn;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Commands typed with the stand-in as the installed libhackrf. */
abstract class HackRfCommands {
    private static final String PROPERTY = "pisad.hackrf";

    @SuppressWarnings("NullAway.Init")
    HackRfStandIn radio;

    @BeforeEach
    void plugged() throws Exception {
        radio = HackRfStandIn.plugged();
        System.setProperty(PROPERTY, radio.library().get(0));
    }

    @AfterEach
    void working() throws IOException {
        System.clearProperty(PROPERTY);
        radio.command("defaults", "plug");
    }
}
