package io.pisad.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.pisad.model.BeaconKind;
import io.pisad.model.Scenario;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Scenarios by name and from text; what is wrong is told with place, key and allowed range. */
final class ScenarioFileTest {
    private static Scenario parse(String text) throws ConfigException {
        return ScenarioFile.parse("here.toml", "here", text);
    }

    private static List<String> problems(String text) {
        return catchThrowableOfType(ConfigException.class, () -> parse(text)).problems();
    }

    @Test
    void namesMeanTheScenariosOfTheTables() throws ConfigException {
        Scenario a = ScenarioFile.find("A-500-4");
        assertThat(a.start().rangeMinM()).isEqualTo(500).isEqualTo(a.start().rangeMaxM());
        assertThat(a.channel().noiseDb()).isEqualTo(4);
        assertThat(a.goal().withinM()).isEqualTo(50);
        Scenario white = ScenarioFile.find("B-white-8");
        assertThat(white.channel().noiseDb()).isEqualTo(8);
        assertThat(white.channel().shadowingDb()).isZero();
        Scenario corr = ScenarioFile.find("B-corr-8");
        assertThat(corr.channel().noiseDb()).isEqualTo(1);
        assertThat(corr.channel().shadowingDb()).isEqualTo(8);
        assertThat(corr.channel().decorrelationM()).isEqualTo(25);
        assertThat(corr.goal().withinM()).isEqualTo(20);
        Scenario third = ScenarioFile.find("B-n3-corr-4");
        assertThat(third.channel().exponent()).isEqualTo(3);
        assertThat(third.channel().dbmAt1m()).isEqualTo(-14);
        Scenario c = ScenarioFile.find("C-10");
        assertThat(c.goal()).isEqualTo(new Scenario.Goal(0, 35, 400, 0, 70));
        assertThat(c.vehicle().speedMps()).isEqualTo(3);
        Scenario d = ScenarioFile.find("D");
        assertThat(d.start().boxM()).isEqualTo(1000);
        assertThat(d.channel().pathLoss()).isEqualTo(Scenario.PathLoss.TWO_RAY);
    }

    @Test
    void aKeyOfTheFileCountsAndTheRestIsDefault() throws ConfigException {
        Scenario scenario = parse("[beacon]\nkind = \"burst\"\nperiod_s = 50\n");
        assertThat(scenario.beacon().kind()).isEqualTo(BeaconKind.BURST);
        assertThat(scenario.beacon().periodS()).isEqualTo(50);
        assertThat(scenario.start()).isEqualTo(new Scenario.Start(400, 400, 0, 360, 0));
    }

    @Test
    void everyProblemIsToldWithPlaceKeyAndAllowedRange() {
        assertThat(problems("[channel]\nnoise_db = 30\nexponent = \"two\"\nnois_db = 1\n[weather]\nrain = 1\n"))
                .containsExactlyInAnyOrder(
                        "here.toml:2: channel.noise_db: 30 is out of range (allowed: 0 to 20 dB)",
                        "here.toml:3: channel.exponent: must be a number (allowed: 1 to 6)",
                        "here.toml:4: channel.nois_db: unknown key (allowed: channel.path_loss, channel.exponent, "
                                + "channel.dbm_at_1m, channel.floor_dbm, channel.noise_db, channel.noise_period_s, "
                                + "channel.shadowing_db, channel.decorrelation_m, channel.grid_m, channel.rician_k)",
                        "here.toml:5: weather: unknown (allowed: sections channel, beacon, start, vehicle, antenna, interferer,"
                                + " supply, prior, goal)");
    }

    @Test
    void whatContradictsItselfIsRefused() {
        assertThat(problems("[start]\nrange_max_m = 100\n"))
                .containsExactly("here.toml:2: start.range_max_m: 100 (allowed: at least start.range_min_m = 400)");
        assertThat(problems("[goal]\nwithin_m = 0\n"))
                .singleElement()
                .asString()
                .contains("leaves no goal");
        assertThat(problems("[channel\n")).singleElement().asString().startsWith("here.toml:1: not TOML");
    }

    @Test
    void aNameOutOfRangeIsRefusedAsAKeyWouldBe() {
        assertThat(catchThrowableOfType(ConfigException.class, () -> ScenarioFile.find("A-9000-2"))
                        .problems())
                .first()
                .asString()
                .startsWith("scenario A-9000-2:4: start.range_min_m: 9000 is out of range (allowed: 5 to 3000 m)");
        assertThat(catchThrowableOfType(ConfigException.class, () -> ScenarioFile.find("E-1")))
                .hasMessageContaining("neither a file nor a scenario (allowed: A-<range m>-<sigma dB>");
    }
}
