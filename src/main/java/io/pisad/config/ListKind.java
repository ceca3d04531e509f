package io.pisad.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.tomlj.TomlArray;

/** A list of distinct items of one kind; in text they are separated by commas. */
record ListKind<T>(Kind<T> item, int least, int most) implements Kind<List<T>> {
    @Override
    public List<T> read(Object toml) throws Refusal {
        if (!(toml instanceof TomlArray array)) {
            throw new Refusal("must be a list in square brackets");
        }
        var values = new ArrayList<T>();
        for (var each : array.toList()) {
            values.add(item.read(each));
        }
        return counted(values);
    }

    @Override
    public List<T> parse(String text) throws Refusal {
        var values = new ArrayList<T>();
        for (var each : Kind.items(text)) {
            values.add(item.parse(each));
        }
        return counted(values);
    }

    private List<T> counted(List<T> values) throws Refusal {
        if (values.size() < least || values.size() > most) {
            throw new Refusal("has " + values.size() + " items");
        }
        if (new HashSet<>(values).size() < values.size()) {
            throw new Refusal("names an item twice");
        }
        return List.copyOf(values);
    }

    @Override
    public String allowed() {
        return least + " to " + most + " items, each " + item.allowed();
    }

    @Override
    public String write(List<T> value) {
        return value.stream().map(item::write).collect(Collectors.joining(", ", "[", "]"));
    }
}
