package io.pisad.mavlink;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A folder that is read and never left: each step of a path is opened from the folder before, links are not followed,
 * {@code ..} is refused.
 */
final class ExportFolder {
    private static final int MOST_ENTRIES = 10_000;
    private static final int DEEPEST = 16;

    private final Path root;

    ExportFolder(Path root) {
        this.root = root;
    }

    /** A file that is open. */
    record Opened(SeekableByteChannel channel, long size) {}

    /** Work in a folder of the tree. */
    private interface Step<T> {
        T in(SecureDirectoryStream<Path> folder) throws IOException, FtpError.Refused;
    }

    /** The entries of a folder by name: {@code Fname TAB size} or {@code Dname}; anything else is left out. */
    List<String> list(String path) throws IOException, FtpError.Refused {
        return walk(names(path), folder -> {
            List<String> entries = new ArrayList<>();
            try {
                for (Path each : folder) {
                    String name = each.getFileName().toString();
                    var is = attributes(folder, each.getFileName());
                    if (entries.size() < MOST_ENTRIES && name.matches("[^\\p{Cntrl}/]+")) {
                        if (is.isRegularFile()) {
                            entries.add("F" + name + "\t" + is.size());
                        } else if (is.isDirectory()) {
                            entries.add("D" + name);
                        }
                    }
                }
            } catch (DirectoryIteratorException e) {
                throw e.getCause();
            }
            entries.sort(null);
            return entries;
        });
    }

    /** Opens a regular file for reading. */
    Opened open(String path) throws IOException, FtpError.Refused {
        List<String> names = names(path);
        if (names.isEmpty()) {
            throw FtpError.FAIL.refused();
        }
        Path name = Path.of(names.get(names.size() - 1));
        return walk(names.subList(0, names.size() - 1), folder -> {
            var is = attributes(folder, name);
            if (!is.isRegularFile()) {
                throw FtpError.NOT_FOUND.refused();
            }
            var channel = folder.newByteChannel(name, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
            return new Opened(channel, is.size());
        });
    }

    private static BasicFileAttributes attributes(SecureDirectoryStream<Path> folder, Path name) throws IOException {
        return folder.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes();
    }

    private static List<String> names(String path) throws FtpError.Refused {
        List<String> names = new ArrayList<>();
        for (String name : path.split("/", -1)) {
            if (name.equals("..") || name.indexOf('\0') >= 0 || names.size() == DEEPEST) {
                throw FtpError.NOT_FOUND.refused();
            }
            if (!name.isEmpty() && !name.equals(".")) {
                names.add(name);
            }
        }
        return names;
    }

    private <T> T walk(List<String> names, Step<T> step) throws IOException, FtpError.Refused {
        try (DirectoryStream<Path> top = Files.newDirectoryStream(root)) {
            if (!(top instanceof SecureDirectoryStream<Path> secure)) {
                throw new IOException("this system cannot open folders step by step");
            }
            return walk(secure, names, step);
        } catch (NoSuchFileException | NotDirectoryException gone) {
            throw FtpError.NOT_FOUND.refused();
        }
    }

    private static <T> T walk(SecureDirectoryStream<Path> folder, List<String> names, Step<T> step)
            throws IOException, FtpError.Refused {
        if (names.isEmpty()) {
            return step.in(folder);
        }
        Path name = Path.of(names.get(0));
        if (!attributes(folder, name).isDirectory()) {
            throw FtpError.NOT_FOUND.refused();
        }
        try (SecureDirectoryStream<Path> next = folder.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
            return walk(next, names.subList(1, names.size()), step);
        }
    }

    /** A path as the frame's data say it: up to the first zero. */
    static String path(byte[] data) {
        int length = 0;
        while (length < data.length && data[length] != 0) {
            length++;
        }
        return new String(data, 0, length, StandardCharsets.UTF_8);
    }
}
