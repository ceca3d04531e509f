package io.pisad.app;

import io.pisad.mavlink.SigningKey;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pisad key create}: the file that {@code link.signing_key} names. */
@Command(
        name = "key",
        mixinStandardHelpOptions = true,
        description = "Makes MAVLink 2 signing keys.",
        synopsisSubcommandLabel = "COMMAND")
final class KeyCommand {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            description = {
                "Writes a new signing key to FILE, mode 0600; an existing file is never overwritten.",
                "Without a pass phrase the key is random; a ground station then needs the file's content."
            })
    int create(
            @Parameters(paramLabel = "FILE") Path file,
            @Option(
                            names = "--passphrase",
                            arity = "0..1",
                            interactive = true,
                            description = "The key is the SHA-256 of a pass phrase, as in Mission Planner and MAVProxy;"
                                    + " without a value it is asked for and not shown.")
                    @Nullable
                    String passphrase)
            throws IOException {
        if (passphrase != null && passphrase.isEmpty()) {
            throw new WrongUse("--passphrase: empty (allowed: at least 1 character)");
        }
        var key = passphrase == null ? SigningKey.random() : SigningKey.ofPassphrase(passphrase);
        try {
            key.create(file);
        } catch (FileAlreadyExistsException e) {
            throw new WrongUse(file + " exists: a key is never overwritten");
        }
        spec.commandLine().getOut().println(file + " written, mode 0600; now: link.signing_key = \"" + file + "\"");
        return 0;
    }
}
