package io.pisad.config;

import java.util.Comparator;

/** Finds the key that a mistyped name was probably meant to be. */
final class Nearest {
    private static final int FARTHEST = 4;

    private Nearest() {}

    /** {@code " (did you mean x?)"}, or nothing when no key is near. */
    static String hint(String name) {
        return Keys.ALL.stream()
                .map(Key::name)
                .filter(known -> distance(name, known) <= FARTHEST)
                .min(Comparator.comparingInt(known -> distance(name, known)))
                .map(known -> " (did you mean " + known + "?)")
                .orElse("");
    }

    /** Edits between the names; a shortened name or a wrong section counts as one. */
    private static int distance(String typed, String known) {
        if (known.startsWith(typed) && typed.indexOf('.') >= 0) {
            return 1;
        }
        var typedKey = typed.substring(typed.lastIndexOf('.') + 1);
        var knownKey = known.substring(known.lastIndexOf('.') + 1);
        return Math.min(edits(typed, known), 1 + edits(typedKey, knownKey));
    }

    /** Levenshtein's distance. */
    private static int edits(String a, String b) {
        var row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
