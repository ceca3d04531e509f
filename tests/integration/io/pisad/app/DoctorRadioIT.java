package io.pisad.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** H1: what is wrong with the radio is named, with what to do, and nothing is said that was not measured. */
final class DoctorRadioIT extends HackRfCommands {
    private static JsonNode doctor(int code, String... options) throws IOException {
        var all = new ArrayList<>(List.of("doctor", "radio", "--json", "--rate", "2e6"));
        all.addAll(List.of(options));
        Typed typed = Typed.run(all.toArray(String[]::new));
        assertThat(typed.code()).as("%s", typed).isEqualTo(code);
        JsonNode tree = new ObjectMapper().readTree(typed.out());
        assertThat(tree.get("good").asBoolean()).isEqualTo(code == 0);
        return tree;
    }

    private static JsonNode check(JsonNode tree, String name) {
        for (JsonNode check : tree.get("checks")) {
            if (check.get("name").asText().equals(name)) {
                return check;
            }
        }
        throw new AssertionError("no check " + name + " in " + tree.toPrettyString());
    }

    /** The last check failed, nothing was measured, and there is one line of advice. */
    private static JsonNode failed(String name) throws IOException {
        JsonNode tree = doctor(1);
        JsonNode check = check(tree, name);
        assertThat(check.get("verdict").asText()).isEqualTo("FAIL");
        assertThat(check.get("advice").asText()).isNotEmpty();
        assertThat(tree.get("checks").get(tree.get("checks").size() - 1)).isEqualTo(check);
        return check;
    }

    @Test
    void aRadioThatWorksIsGoodWithItsFiguresAndALivingAmplifier() throws Exception {
        JsonNode tree = doctor(0, "--amp-test");
        assertThat(check(tree, "serial").get("detail").asText()).endsWith("957864dc2a1cb00d");
        assertThat(check(tree, "firmware").get("detail").asText()).contains("2022.09.1", "USB API 1.06");
        assertThat(check(tree, "board").get("detail").asText()).contains("HackRF One", "r8");
        JsonNode figures = tree.get("figures");
        assertThat(figures.get("rate_hz").asDouble()).isCloseTo(2e6, within(40e3));
        assertThat(figures.get("dc_i_lsb").asDouble()).isCloseTo(-1.0, within(0.1));
        assertThat(figures.get("dc_q_lsb").asDouble()).isCloseTo(-2.2, within(0.1));
        assertThat(figures.get("temperature_c").isNull()).isTrue();
        assertThat(check(tree, "amplifier").get("detail").asText()).contains("+11.0 dB");
    }

    @Test
    void noiseAloneDoesNotProveAnAmplifier() throws Exception {
        radio.command("off");
        JsonNode check = check(doctor(0, "--amp-test", "--vga", "40"), "amplifier");
        assertThat(check.get("verdict").asText()).isEqualTo("WARN");
        assertThat(check.get("detail").asText()).startsWith("not decided");
    }

    @Test
    void withoutARadioItSaysPlugItIn() throws Exception {
        radio.command("unplug");
        assertThat(failed("device").get("detail").asText()).startsWith("no HackRF found");
    }

    @Test
    void withoutPermissionItNamesRuleAndGroup() throws Exception {
        radio.command("deny on");
        assertThat(failed("permission").get("advice").asText()).contains("60-pisad.rules", "plugdev");
    }

    @Test
    void aRadioThatAnotherProgramHasIsBusy() throws Exception {
        radio.command("busy on");
        assertThat(failed("busy").get("advice").asText()).contains("systemctl stop pisad");
    }

    @Test
    void aRadioThatOpensButDeliversNothingFails() throws Exception {
        radio.command("stall on");
        assertThat(failed("samples").get("detail").asText()).contains("no samples");
    }

    @Test
    void aRadioThatHangsDoesNotHangTheDoctor() throws Exception {
        radio.command("hang open 20");
        assertThat(failed("device").get("detail").asText()).contains("does not answer");
        radio.command("hang open 0");
    }

    @Test
    void withoutTheLibraryItNamesThePackage() throws IOException {
        System.setProperty("pisad.hackrf", "/nowhere/libhackrf.so.0");
        assertThat(failed("library").get("advice").asText()).contains("apt-get install libhackrf0");
    }

    @Test
    void theKernelsViewNamesTheNodeAndDfuMode(@TempDir Path root) throws IOException {
        Path device = Files.createDirectories(root.resolve("sys/bus/usb/devices/1-1"));
        Files.writeString(device.resolve("idVendor"), "1d50\n");
        Files.writeString(device.resolve("idProduct"), "6089\n");
        Files.writeString(device.resolve("busnum"), "1\n");
        Files.writeString(device.resolve("devnum"), "5\n");
        Path node = Files.createDirectories(root.resolve("dev/bus/usb/001")).resolve("005");
        Files.writeString(node, "");
        assertThat(UsbNodes.under(root)).singleElement().satisfies(found -> {
            assertThat(found.path()).isEqualTo(node);
            assertThat(found.dfu()).isFalse();
            assertThat(found.open()).isTrue();
            assertThat(found.toString()).contains("rw-");
        });
        Files.writeString(device.resolve("idVendor"), "1fc9\n");
        Files.writeString(device.resolve("idProduct"), "000c\n");
        assertThat(UsbNodes.under(root)).singleElement().matches(UsbNodes.Node::dfu);
    }

    @Test
    void onlyAPi5IsAskedAboutItsPower(@TempDir Path root) throws IOException {
        assertThat(PiPower.check(root)).isEmpty();
        Path model = Files.createDirectories(root.resolve("proc/device-tree")).resolve("model");
        Files.writeString(model, "Raspberry Pi 4 Model B Rev 1.4\0");
        assertThat(PiPower.check(root)).isEmpty();
        Files.writeString(model, "Raspberry Pi 5 Model B Rev 1.0\0");
        assertThat(PiPower.check(root)).get().matches(check -> check.verdict() == Check.Verdict.WARN);
        Path config = Files.createDirectories(root.resolve("boot/firmware")).resolve("config.txt");
        Files.writeString(config, "dtparam=uart0=on\n#usb_max_current_enable=1\n");
        assertThat(PiPower.check(root)).get().matches(check -> check.verdict() == Check.Verdict.WARN);
        Files.writeString(config, "dtparam=uart0=on\nusb_max_current_enable=1\n");
        assertThat(PiPower.check(root)).get().matches(check -> check.verdict() == Check.Verdict.OK);
    }
}
