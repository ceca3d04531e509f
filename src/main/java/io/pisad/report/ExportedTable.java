package io.pisad.report;

import java.nio.file.Path;

/**
 * One table in one file.
 *
 * @param table its name
 * @param format of the file
 * @param rows in the table and, read back, in the file
 * @param file complete and synced
 */
public record ExportedTable(String table, Format format, long rows, Path file) {}
