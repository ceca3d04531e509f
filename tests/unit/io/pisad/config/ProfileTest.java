package io.pisad.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** FR1: presets for the usual beacons, checked by the code that checks a configuration. */
final class ProfileTest {
    private static Config with(Profile profile) throws ConfigException {
        profile.keys();
        return new Layers().toml(profile.place(), profile.text()).config();
    }

    @Test
    void everyPresetIsAValidConfigurationWithATitleAndANameThatIsAllowed() throws ConfigException {
        assertThat(Profile.builtIn()).hasSize(8);
        for (var profile : Profile.builtIn()) {
            assertThat(profile.name()).matches(Profile.NAMES);
            assertThat(profile.title()).as(profile.name()).isNotEmpty();
            assertThat(with(profile).origins())
                    .filteredOn(origin -> origin.key().equals("radio.frequency_hz"))
                    .as(profile.name())
                    .allMatch(origin -> origin.from().startsWith("profile " + profile.name() + ":"));
        }
    }

    @Test
    void thePresetsCoverTheFrequenciesOfTheRequirement() throws ConfigException {
        var frequenciesHz = new java.util.ArrayList<Double>();
        for (var profile : Profile.builtIn()) {
            frequenciesHz.add(with(profile).settings().radio().frequencyHz());
        }
        assertThat(frequenciesHz).contains(121.5e6, 406.025e6, 433.92e6, 868.3e6, 915e6, 2.437e9, 3.2e9);
    }

    @Test
    void thePulsesOfABurstAndATagAreTheOnesOfTheirStandards() throws ConfigException {
        var burst = with(Profile.builtIn("burst-406").orElseThrow()).settings();
        assertThat(burst.pulses().widthS()).isBetween(0.44, 0.52);
        assertThat(burst.pulses().periodS()).isEqualTo(50);
        var tag = with(Profile.builtIn("wildlife-tag").orElseThrow()).settings();
        assertThat(tag.pulses().widthS()).isEqualTo(0.02);
        assertThat(tag.pulses().periodS()).isEqualTo(1);
    }

    @Test
    void keysOfTheVehicleAreRefusedByNameAndLine() {
        var profile = new Profile("x", "x.toml", "[radio]\nbandwidth_hz = 5000\n[safety]\nheight_min_m = 10\n");
        assertThatThrownBy(profile::keys)
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("x.toml:4: safety.height_min_m: not allowed in a profile");
        for (String text : new String[] {"[link]\nsystem_id = 3", "[history]\ndirectory = \"x\""}) {
            assertThatThrownBy(new Profile("x", "x.toml", text)::keys)
                    .hasMessageContaining("x.toml:2: ")
                    .hasMessageContaining("not allowed in a profile");
        }
    }

    @Test
    void aProfileThatSetsNothingIsNone() {
        assertThatThrownBy(new Profile("x", "x.toml", "# nothing\n")::keys).hasMessage("x.toml: sets no key");
    }

    @Test
    void aBadValueNamesLineAndRange() {
        assertThatThrownBy(new Profile("x", "x.toml", "[radio]\nfrequency_hz = 5")::keys)
                .hasMessageContaining("x.toml:2: radio.frequency_hz")
                .hasMessageContaining("1000000 to 6000000000 Hz");
    }
}
