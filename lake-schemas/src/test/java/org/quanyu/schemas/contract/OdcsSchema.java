package org.quanyu.schemas.contract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.opentest4j.TestAbortedException;

/**
 * The JSON schema of the Open Data Contract Standard 3.1.0. Its text is another project's and is not kept
 * here: it is fetched once per build folder from the Python package that carries it, through pip.
 */
final class OdcsSchema {

    private static final String PACKAGE = "open-data-contract-standard==3.1.0";
    private static final String ENTRY = "open_data_contract_standard/schema.json";
    private static final String SHA_256 = "da29a9ce58b8c06786571b163524427c973a851b4f691cf1291f3d7aadc74985";

    private final Path folder;

    OdcsSchema(Path folder) {
        this.folder = folder;
    }

    /** The schema; where it cannot be had the test is skipped, or fails if {@code ODCS_REQUIRED} is true. */
    String text() {
        Path schema = folder.resolve("schema.json");
        try {
            if (!Files.exists(schema)) {
                fetch(schema);
            }
            String text = Files.readString(schema);
            requireExpected(text);
            return text;
        } catch (IOException e) {
            return unavailable(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unavailable("interrupted");
        }
    }

    private void fetch(Path schema) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path log = folder.resolve("pip.log");
        Process pip = new ProcessBuilder(List.of(
                        "python3", "-m", "pip", "download", "--quiet", "--no-deps", PACKAGE, "-d", folder.toString()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (pip.waitFor() != 0) {
            throw new IOException("pip cannot download " + PACKAGE + ", see " + log.getFileName());
        }
        try (ZipFile wheel = new ZipFile(wheel().toFile())) {
            ZipEntry entry = wheel.getEntry(ENTRY);
            if (entry == null) {
                throw new IOException(PACKAGE + " holds no " + ENTRY);
            }
            try (InputStream content = wheel.getInputStream(entry)) {
                Files.copy(content, schema, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private Path wheel() throws IOException {
        try (var files = Files.newDirectoryStream(folder, "*.whl")) {
            for (Path file : files) {
                return file;
            }
        }
        throw new IOException("pip left no wheel");
    }

    private static void requireExpected(String text) {
        String found = sha256(text);
        if (!found.equals(SHA_256)) {
            throw new AssertionError(ENTRY + " of " + PACKAGE + " has SHA-256 " + found + ", expected " + SHA_256);
        }
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String unavailable(String reason) {
        String message = "the ODCS 3.1.0 schema is not at hand (" + reason + ")";
        if (Boolean.getBoolean("ODCS_REQUIRED") || "true".equals(System.getenv("ODCS_REQUIRED"))) {
            throw new AssertionError(message + ", and ODCS_REQUIRED is true");
        }
        System.out.println("skipped: " + message);
        throw new TestAbortedException(message);
    }
}
