package io.pisad.app;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command line. Exit codes: 0 good, 1 failed, 2 wrong use or configuration, 143 asked to stop. */
@Command(
        name = "pisad",
        description = "RF-homing payload: listens for one beacon and, when allowed, flies the vehicle to it.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        subcommands = {
            SimCommand.class,
            MontecarloCommand.class,
            ReplayCommand.class,
            RunCommand.class,
            PlanCommand.class,
            CalibrateCommand.class,
            ConfigCommand.class,
            ProfilesCommand.class,
            SpectrumCommand.class,
            RecordCommand.class,
            DoctorCommand.class,
            LinkCommand.class,
            KeyCommand.class,
            MissionsCommand.class,
            ExportCommand.class,
            ShowCommand.class,
            VersionCommand.class
        },
        synopsisSubcommandLabel = "COMMAND")
public final class Main {
    static final int FAILED = 1;
    static final int WRONG_USE = 2;

    private Main() {}

    /** Runs one command and exits with its code. */
    public static void main(String[] args) {
        System.setProperty("java.util.logging.SimpleFormatter.format", "%4$s: %5$s%6$s%n");
        int code = commandLine().execute(args);
        System.out.flush();
        Runtime.getRuntime().exit(code);
    }

    /** The command line, ready to execute; errors are one line on standard error. */
    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((thrown, arguments) -> {
                    CommandLine command = thrown.getCommandLine();
                    command.getErr()
                            .println("pisad: " + oneLine(thrown) + " (see '"
                                    + command.getCommandSpec().qualifiedName() + " --help')");
                    return WRONG_USE;
                })
                .setExecutionExceptionHandler((thrown, command, parsed) -> {
                    PrintWriter err = command.getErr();
                    if (thrown instanceof WrongUse wrong) {
                        wrong.lines().forEach(line -> err.println("pisad: " + line));
                        return WRONG_USE;
                    }
                    err.println("pisad: " + oneLine(thrown));
                    if (Boolean.getBoolean("pisad.trace")) {
                        thrown.printStackTrace(err);
                    }
                    return FAILED;
                });
    }

    /** The message of an error on one line, with its kind when it has no message. */
    static String oneLine(Throwable thrown) {
        String message = thrown.getMessage();
        return (message == null ? thrown.toString() : message).replaceAll("\\s*\\R\\s*", "; ");
    }

    /** The version in the jar's manifest. */
    static final class Version implements IVersionProvider {
        /** The version, or "development" outside the jar. */
        static String text() {
            String version = Main.class.getPackage().getImplementationVersion();
            return version == null ? "development" : version;
        }

        @Override
        public String[] getVersion() {
            return new String[] {"pisad " + text()};
        }
    }
}
