package io.pisad.sdr;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The data file of a recording and, if there are any, its metadata. */
record RecordingFiles(Path data, Optional<SigmfMeta> meta) {
    private static final String META = ".sigmf-meta";
    private static final String DATA = ".sigmf-data";

    /** Finds both from either; every fault is one line that names the file. */
    static RecordingFiles of(Path file) throws IOException {
        require(file);
        String stem = stem(file);
        Path metaFile = file.resolveSibling(stem + META);
        if (file.toString().endsWith(META)) {
            SigmfMeta meta = SigmfMeta.read(file);
            Path data = file.resolveSibling(stem + DATA);
            if (!Files.exists(data) && meta.dataset().isPresent()) {
                data = sibling(file, meta.dataset().get());
            }
            if (!Files.exists(data)) {
                throw new IOException(file + ": its data file " + data.getFileName() + " is missing");
            }
            require(data);
            return new RecordingFiles(data, Optional.of(meta));
        }
        if (Files.exists(metaFile)) {
            require(metaFile);
            SigmfMeta meta = SigmfMeta.read(metaFile);
            String name = String.valueOf(file.getFileName());
            if (!name.endsWith(DATA)
                    && meta.dataset().isPresent()
                    && !meta.dataset().get().equals(name)) {
                throw new IOException(
                        metaFile + ": core:dataset is " + meta.dataset().get() + ", the data file is " + name);
            }
            return new RecordingFiles(file, Optional.of(meta));
        }
        if (file.toString().endsWith(DATA)) {
            throw new IOException(file + ": its metadata file " + metaFile.getFileName() + " is missing");
        }
        return new RecordingFiles(file, Optional.empty());
    }

    /** Name without the last extension. */
    private static String stem(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private static Path sibling(Path file, String name) throws IOException {
        if (name.contains("/") || name.contains("\\") || name.indexOf('\0') >= 0) {
            throw new IOException(file + ": core:dataset " + name + " is not a plain file name");
        }
        return file.resolveSibling(name);
    }

    private static void require(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new IOException(file + ": no such file");
        }
        if (Files.isDirectory(file)) {
            throw new IOException(file + ": is a directory, a recording is a file");
        }
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new IOException(file + ": cannot be read");
        }
    }
}
