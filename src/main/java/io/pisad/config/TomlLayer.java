package io.pisad.config;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** One TOML file laid over what is in force. */
final class TomlLayer {
    private final String file;
    private final Values values;

    TomlLayer(String file, Values values) {
        this.file = file;
        this.values = values;
    }

    /** Takes every key of the text; syntax errors are told alone, because what follows one means nothing. */
    void lay(String text) {
        var parsed = Toml.parse(text);
        if (parsed.hasErrors()) {
            for (var error : parsed.errors()) {
                values.unreadable(place(error.position()), "not TOML: " + error.getMessage());
            }
            return;
        }
        for (var section : parsed.keySet()) {
            var path = List.of(section);
            if (parsed.get(path) instanceof TomlTable table && Keys.SECTIONS.contains(section)) {
                layTable(section, table);
            } else if (parsed.get(path) instanceof TomlTable) {
                values.problem(
                        place(parsed.inputPositionOf(path)),
                        section + ": unknown key (sections: " + String.join(", ", Keys.SECTIONS) + ")");
            } else {
                values.unknown(place(parsed.inputPositionOf(path)), section);
            }
        }
    }

    private void layTable(String section, TomlTable table) {
        for (var name : table.keySet()) {
            var path = List.of(name);
            var toml = table.get(path);
            var from = place(table.inputPositionOf(path));
            var key = Keys.named(section + "." + name);
            if (key.isPresent() && toml != null) {
                values.set(key.get(), toml, from);
            } else {
                values.unknown(from, section + "." + name);
            }
        }
    }

    private String place(@Nullable TomlPosition position) {
        return position == null ? file : file + ":" + position.line();
    }
}
