package io.pisad.sdr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stand-in is libhackrf to Debian's unmodified hackrf_info and hackrf_transfer, so what passes on it means something. */
final class HackRfAbiIT {
    private static final int TOOL_MISSING = 77;

    @Test
    void debiansOwnToolsRunOnTheStandIn(@TempDir Path folder) throws Exception {
        Process proof;
        try {
            proof = new ProcessBuilder(
                            "sh", "native/prove-abi.sh", folder.toAbsolutePath().toString())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException noShell) {
            System.out.println("skipped: " + noShell.getMessage());
            Assumptions.abort(noShell.getMessage());
            return;
        }
        String said = new String(proof.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(proof.waitFor(60, TimeUnit.SECONDS)).isTrue();
        if (proof.exitValue() == TOOL_MISSING) {
            System.out.println(said);
            Assumptions.abort(said);
        }
        assertThat(proof.exitValue()).as(said).isZero();
    }
}
