package io.pisad.app;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * One command line, executed in this process.
 *
 * @param code exit code
 * @param out standard output
 * @param err standard error
 */
record Typed(int code, String out, String err) {
    static Typed run(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Typed(code, out.toString(), err.toString());
    }
}
