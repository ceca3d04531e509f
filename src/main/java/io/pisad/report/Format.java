package io.pisad.report;

/** A file format tables are exported in, with DuckDB's words for writing it and for counting what was written. */
public enum Format {
    /** Comma-separated, with a header line; empty means "no data". */
    CSV("csv", "FORMAT csv, HEADER", "read_csv(%s, header=true, all_varchar=true, delim=',', quote='\"', escape='\"')"),
    /** Compressed with zstd. */
    PARQUET("parquet", "FORMAT parquet, COMPRESSION zstd", "read_parquet(%s)"),
    /** One array of objects. */
    JSON("json", "FORMAT json, ARRAY true", "read_json(%s)");

    private final String extension;
    private final String writeOptions;
    private final String reader;

    Format(String extension, String writeOptions, String reader) {
        this.extension = extension;
        this.writeOptions = writeOptions;
        this.reader = reader;
    }

    /** The end of the file's name, without the dot. */
    public String extension() {
        return extension;
    }

    String writeOptions() {
        return writeOptions;
    }

    /** The table function that reads a file back. */
    String reading(String quotedFile) {
        return reader.formatted(quotedFile);
    }
}
