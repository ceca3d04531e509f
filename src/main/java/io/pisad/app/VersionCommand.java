package io.pisad.app;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code pisad version}. */
@Command(name = "version", description = "Shows the version of PISAD and of the Java it runs on.")
final class VersionCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().getOut().printf("pisad %s, Java %s%n", Main.Version.text(), Runtime.version());
        return 0;
    }
}
