package io.pisad.safety;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.JavaFileManager;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * A hole in an interlock: the production sources with some words changed, compiled into a class loader of their own, in
 * which the same search is flown. The production code needs no hook for it.
 *
 * @param patches file under {@code src/main/java/io/pisad}, words, other words
 */
record Hole(String name, List<String[]> patches) {
    private static final Path SOURCES = Path.of("src", "main", "java", "io", "pisad");
    private static final String INTERLOCKS = "homing/Interlocks.java";

    static Hole in(String name, String[]... patches) {
        return new Hole(name, List.of(patches));
    }

    static String[] patch(String file, String from, String to) {
        return new String[] {file, from, to};
    }

    /** The interlock is never closed by the decision's own evaluation. */
    static String[] unheeded(String interlock, String argument) {
        return patch(INTERLOCKS, "put(closed, Interlock.%s, %s);".formatted(interlock, argument), "");
    }

    /** Flies until the oracle objects; see {@link SafetySearch#hunt}. */
    Object[] hunt(long events, long seed) throws ReflectiveOperationException, IOException {
        Map<String, byte[]> changed = compile(patched());
        var loader = new ClassLoader(Hole.class.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                if (!name.startsWith("io.pisad.")) {
                    return super.loadClass(name, resolve);
                }
                synchronized (getClassLoadingLock(name)) {
                    Class<?> known = findLoadedClass(name);
                    if (known != null) {
                        return known;
                    }
                    byte[] bytes = changed.containsKey(name) ? changed.get(name) : bytes(name);
                    return defineClass(name, bytes, 0, bytes.length);
                }
            }
        };
        return (Object[]) Class.forName(SafetySearch.class.getName(), true, loader)
                .getMethod("hunt", long.class, long.class)
                .invoke(null, events, seed);
    }

    private static byte[] bytes(String name) throws ClassNotFoundException {
        try (InputStream in = Hole.class.getResourceAsStream("/" + name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    private Map<String, String> patched() throws IOException {
        Map<String, String> sources = new HashMap<>();
        for (String[] p : patches) {
            String source = sources.containsKey(p[0]) ? sources.get(p[0]) : Files.readString(SOURCES.resolve(p[0]));
            if (!source.contains(p[1])) {
                throw new IllegalStateException("hole " + name + ": " + p[0] + " no longer says: " + p[1]);
            }
            sources.put(p[0], source.replace(p[1], p[2]));
        }
        return sources;
    }

    private static Map<String, byte[]> compile(Map<String, String> sources) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        List<SimpleJavaFileObject> units = new ArrayList<>();
        sources.forEach((file, text) -> units.add(
                new SimpleJavaFileObject(
                        URI.create("string:///io/pisad/" + file), javax.tools.JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return text;
                    }
                }));
        Path out = Files.createTempDirectory("pisad-hole");
        Map<String, byte[]> classes = new HashMap<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            files.setLocation(StandardLocation.CLASS_OUTPUT, List.of(out.toFile()));
            JavaFileManager manager = files;
            var options = List.of("-proc:none", "-nowarn", "-cp", System.getProperty("java.class.path"));
            if (!compiler.getTask(null, manager, null, options, null, units).call()) {
                throw new IllegalStateException("a planted hole does not compile");
            }
        }
        try (var walk = Files.walk(out)) {
            for (Path path : walk.sorted(java.util.Comparator.reverseOrder()).toList()) {
                if (path.toString().endsWith(".class")) {
                    String name = out.relativize(path).toString().replace('/', '.');
                    classes.put(name.substring(0, name.length() - ".class".length()), Files.readAllBytes(path));
                }
                Files.delete(path);
            }
        }
        return classes;
    }
}
