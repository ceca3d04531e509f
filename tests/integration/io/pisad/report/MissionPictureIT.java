package io.pisad.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pisad.history.MissionHistory;
import io.pisad.history.Rows;
import io.pisad.history.Seal;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mission becomes a picture, or says why not. */
final class MissionPictureIT {
    private final Path directory;

    MissionPictureIT(@TempDir Path directory) {
        this.directory = directory;
    }

    private Path mission(int seconds) throws IOException {
        var history = new MissionHistory(directory, () -> Rows.header(true), () -> 0, event -> true);
        history.record(Rows.transition(1));
        for (int id = 2; id < 2 + seconds; id++) {
            history.record(Rows.telemetry(id));
        }
        history.close();
        return Seal.seal(history.path().orElseThrow());
    }

    private static boolean has(BufferedImage image, int rgb) {
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                if ((image.getRGB(x, y) & 0xffffff) == rgb) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void thePictureShowsTheBeaconOnlyWhereItIsKnown() throws IOException {
        Path mission = mission(30);
        BufferedImage without = image(MissionPicture.png(mission, List.of()));
        BufferedImage with = image(MissionPicture.png(mission, List.of(new TruePlace(0, 47.501, 8.501))));
        assertThat(has(without, 0xd00000)).isFalse();
        assertThat(has(with, 0xd00000)).isTrue();
    }

    @Test
    void aMissionWithoutAPlaceSaysSo() throws IOException {
        Path mission = mission(0);
        assertThatThrownBy(() -> MissionPicture.png(mission, List.of()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("has no position on record");
    }

    private static BufferedImage image(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }
}
