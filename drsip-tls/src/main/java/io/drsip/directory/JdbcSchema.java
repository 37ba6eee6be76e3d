package io.drsip.directory;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The tables that the directories read: {@code schema.sql} beside this class. Immutable. */
public final class JdbcSchema {

    private JdbcSchema() {}

    /**
     * The statements that make the tables, as an administrator or a tool for migrations takes them.
     *
     * @return SQL with comments, statements end with a semicolon
     */
    public static String sql() {
        try (InputStream file = JdbcSchema.class.getResourceAsStream("schema.sql")) {
            if (file == null) {
                throw new IllegalStateException("schema.sql is missing beside " + JdbcSchema.class.getName());
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One by one, without comments. */
    static List<String> statements() {
        String bare =
                sql().lines().filter(line -> !line.strip().startsWith("--")).collect(Collectors.joining("\n"));
        return Arrays.stream(bare.split(";", -1))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }
}
