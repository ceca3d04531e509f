package io.pisad.mavlink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** MAVLink FTP over real files. */
final class FileServerIT {
    private static final int TERMINATE = 1;
    private static final int RESET = 2;
    private static final int LIST = 3;
    private static final int OPEN = 4;
    private static final int READ = 5;
    private static final int CRC32 = 14;
    private static final int BURST = 15;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Ground ground;

    private final byte[] content = new byte[20_000];
    private int sequence;

    @BeforeEach
    void exports() throws IOException {
        new Random(1).nextBytes(content);
        Path exports = Files.createDirectory(folder.resolve("exports"));
        Files.write(exports.resolve("mission.csv"), content);
        Files.writeString(exports.resolve("crc"), "123456789");
        Files.createDirectory(exports.resolve("sub"));
        Files.writeString(exports.resolve("sub").resolve("inner"), "inside");
        Files.writeString(folder.resolve("secret"), "secret");
        Files.createSymbolicLink(exports.resolve("out"), folder.resolve("secret"));
        Files.createSymbolicLink(exports.resolve("up"), folder);
        ground = new Ground(exports);
    }

    @Test
    void listShowsFilesWithSizesAndFoldersButNoLinksAndEnds() {
        FtpFrame all = ask(0, LIST, 0, "/");
        assertThat(text(all)).isEqualTo("Dsub\0Fcrc\t9\0Fmission.csv\t20000\0");
        assertThat(text(ask(0, LIST, 2, ""))).isEqualTo("Fmission.csv\t20000\0");
        refused(ask(0, LIST, 3, "/"), FtpError.END_OF_FILE);
        refused(ask(0, LIST, 0xffff_ffffL, "/"), FtpError.END_OF_FILE);
        assertThat(text(ask(0, LIST, 0, "/sub"))).isEqualTo("Finner\t6\0");
    }

    @Test
    void fileIsReadPieceByPieceToItsEnd() throws IOException {
        FtpFrame opened = ask(0, OPEN, 0, "mission.csv");
        assertThat(little(opened)).isEqualTo(content.length);
        var read = new ByteArrayOutputStream();
        while (true) {
            FtpFrame piece = one(ground.ftp(sequence++, opened.session(), READ, read.size(), new byte[239]));
            if (piece.opcode() == FtpFrame.NAK) {
                refused(piece, FtpError.END_OF_FILE);
                break;
            }
            read.write(piece.data());
        }
        assertThat(read.toByteArray()).isEqualTo(content);
        assertThat(ask(opened.session(), TERMINATE, 0, "").opcode()).isEqualTo(FtpFrame.ACK);
        refused(ask(opened.session(), READ, 0, ""), FtpError.INVALID_SESSION);
    }

    @Test
    void burstsDeliverTheWholeFileInOrder() throws IOException {
        FtpFrame opened = ask(0, OPEN, 0, "mission.csv");
        var read = new ByteArrayOutputStream();
        boolean ended = false;
        while (!ended) {
            List<FtpFrame> burst = ground.ftp(sequence, opened.session(), BURST, read.size(), new byte[239]);
            for (FtpFrame frame : burst) {
                assertThat(frame.sequence()).isEqualTo(++sequence);
                ended = frame.opcode() == FtpFrame.NAK;
                if (!ended) {
                    assertThat(frame.offset()).isEqualTo(read.size());
                    read.write(frame.data());
                }
            }
            assertThat(burst.get(burst.size() - 1).last()).isTrue();
            sequence++;
        }
        assertThat(read.toByteArray()).isEqualTo(content);
    }

    /** The check value of CRC-32 without the inversions: what autopilots and ground stations compute. */
    @Test
    void checksumIsTheOneOfGroundStations() {
        assertThat(little(ask(0, CRC32, 0, "crc"))).isEqualTo(0x2dfd2d88);
    }

    @Test
    void repeatedSequenceGetsTheRepeatedAnswer() {
        FtpFrame first = one(ground.ftp(7, 0, OPEN, 0, "crc".getBytes(StandardCharsets.UTF_8)));
        FtpFrame again = one(ground.ftp(7, 0, OPEN, 0, "crc".getBytes(StandardCharsets.UTF_8)));
        assertThat(again.session()).as("not opened twice").isEqualTo(first.session());
        assertThat(again.sequence()).isEqualTo(8);
        assertThat(one(ground.ftp(9, 0, OPEN, 0, "crc".getBytes(StandardCharsets.UTF_8)))
                        .session())
                .isNotEqualTo(first.session());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../secret",
                "/../secret",
                "sub/../../secret",
                "out",
                "up/secret",
                "sub/inner/x",
                "nothing",
                "sub",
                "crc/..",
                "a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q/r"
            })
    void nothingOutsideTheFolderAndNoLinkIsEverOpened(String path) {
        refused(ask(0, OPEN, 0, path), FtpError.NOT_FOUND);
        refused(ask(0, CRC32, 0, path), FtpError.NOT_FOUND);
    }

    @Test
    void foldersAreNotLeftByListing() {
        refused(ask(0, LIST, 0, ".."), FtpError.NOT_FOUND);
        refused(ask(0, LIST, 0, "up"), FtpError.NOT_FOUND);
        refused(ask(0, LIST, 0, "crc"), FtpError.NOT_FOUND);
        assertThat(text(ask(0, LIST, 0, "//./sub/."))).isEqualTo("Finner\t6\0");
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 7, 8, 9, 10, 11, 12, 13})
    void nothingIsWritten(int opcode) throws IOException {
        refused(ask(0, opcode, 0, "crc"), FtpError.PROTECTED);
        assertThat(Files.readString(folder.resolve("exports/crc"))).isEqualTo("123456789");
    }

    @Test
    void unknownCommandsAndStrangersAreRefused() {
        refused(ask(0, 77, 0, ""), FtpError.UNKNOWN_COMMAND);
        refused(one(ground.ftpAs(42, 1, 0, LIST, 0)), FtpError.PROTECTED);
    }

    @Test
    void sessionsAreFewAndExpireAndAreEndedByReset() {
        for (int i = 0; i < 3; i++) {
            assertThat(ask(0, OPEN, 0, "crc").opcode()).isEqualTo(FtpFrame.ACK);
        }
        refused(ask(0, OPEN, 0, "crc"), FtpError.NO_SESSIONS);
        assertThat(ask(0, RESET, 0, "").opcode()).isEqualTo(FtpFrame.ACK);
        FtpFrame opened = ask(0, OPEN, 0, "crc");
        assertThat(opened.opcode()).isEqualTo(FtpFrame.ACK);
        ground.bench.nowNs += 61_000 * Bench.MS;
        refused(ask(opened.session(), READ, 0, ""), FtpError.INVALID_SESSION);
    }

    private FtpFrame ask(int session, int opcode, long offset, String path) {
        return one(ground.ftp(sequence++, session, opcode, offset, path.getBytes(StandardCharsets.UTF_8)));
    }

    private static FtpFrame one(List<FtpFrame> answers) {
        assertThat(answers).hasSize(1);
        return answers.get(0);
    }

    private static void refused(FtpFrame answer, FtpError error) {
        assertThat(answer.opcode()).isEqualTo(FtpFrame.NAK);
        assertThat(answer.data()).containsExactly(error.number());
    }

    private static String text(FtpFrame frame) {
        return new String(frame.data(), StandardCharsets.UTF_8);
    }

    private static int little(FtpFrame frame) {
        return ByteBuffer.wrap(frame.data()).order(ByteOrder.LITTLE_ENDIAN).getInt();
    }
}
