package io.pisad.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether a Raspberry Pi 5 gives its USB ports enough for a HackRF (500 mA): all ports together have 600 mA unless the Pi
 * sees a 5 A supply or its configuration says {@code usb_max_current_enable=1}. Never tried on a Pi.
 */
final class PiPower {
    private static final Pattern ALLOWED = Pattern.compile(
            "^\\s*(usb_max_current_enable\\s*=\\s*1|PSU_MAX_CURRENT\\s*=\\s*5000)\\s*$", Pattern.MULTILINE);
    private static final String NAME = "USB power";

    private PiPower() {}

    /** The check, on a Pi 5 only; {@code root} is "/" except in a test. */
    static Optional<Check> check(Path root) {
        String model = text(root.resolve("proc/device-tree/model")).replace("\0", "");
        if (!model.contains("Raspberry Pi 5")) {
            return Optional.empty();
        }
        for (String file : List.of("boot/firmware/config.txt", "boot/config.txt")) {
            if (ALLOWED.matcher(text(root.resolve(file))).find()) {
                return Optional.of(Check.ok(NAME, model + ", usb_max_current_enable=1 in /" + file));
            }
        }
        byte[] flag = bytes(root.resolve("proc/device-tree/chosen/power/usb_max_current_enable"));
        if (flag.length == 4 && flag[3] == 1) {
            return Optional.of(Check.ok(NAME, model + ", the firmware allows full USB current"));
        }
        return Optional.of(
                Check.warn(
                        NAME,
                        model
                                + ", nothing says that its USB ports may give more than 600 mA together; a HackRF takes 500 mA",
                        "with a supply of 5 A: usb_max_current_enable=1 in /boot/firmware/config.txt and reboot; else a powered hub"));
    }

    private static String text(Path file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException absent) {
            return new byte[0];
        }
    }
}
