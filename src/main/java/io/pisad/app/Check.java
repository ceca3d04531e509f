package io.pisad.app;

/**
 * One thing that was looked at.
 *
 * @param name what, in a word or two
 * @param detail what was found
 * @param advice what to do; empty when nothing is to be done
 */
record Check(String name, Verdict verdict, String detail, String advice) {
    /** How it is. */
    enum Verdict {
        /** As it should be. */
        OK,
        /** It works, with a limit that should be known. */
        WARN,
        /** It does not work. */
        FAIL
    }

    static Check ok(String name, String detail) {
        return new Check(name, Verdict.OK, detail, "");
    }

    static Check warn(String name, String detail, String advice) {
        return new Check(name, Verdict.WARN, detail, advice);
    }

    static Check fail(String name, String detail, String advice) {
        return new Check(name, Verdict.FAIL, detail, advice);
    }
}
