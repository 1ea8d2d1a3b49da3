package org.quanyu.pipelines.ingest.read;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds files by a pattern in which {@code *} stands for any part of a name, {@code ?} for one character and
 * {@code **} for any folders. Every other sign stands for itself: names hold brackets and braces.
 */
public final class FileGlob {

    private FileGlob() {}

    /** The files below a folder, by name. A folder that matches is among them: reading it says what is wrong. */
    public static List<DeliveredFile> find(Path input, String glob) throws IOException {
        if (!Files.isDirectory(input)) {
            return List.of();
        }
        URI root = input.toRealPath().toUri();
        Pattern pattern = pattern(glob);
        List<DeliveredFile> found = new ArrayList<>();
        Files.walkFileTree(
                Path.of(root), EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                        take(folder);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        take(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException e) {
                        take(file);
                        return FileVisitResult.CONTINUE;
                    }

                    private void take(Path path) {
                        String name = relative(root, path.toUri());
                        if (pattern.matcher(name).matches()) {
                            found.add(new DeliveredFile(path.toUri(), name));
                        }
                    }
                });
        found.sort(Comparator.comparing(DeliveredFile::name));
        return List.copyOf(found);
    }

    /** Names come from addresses: those keep the bytes that a locale without them would lose. */
    private static String relative(URI root, URI file) {
        String path = root.relativize(file).getRawPath();
        String plain = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        String trimmed = plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
        return Normalizer.normalize(trimmed, Normalizer.Form.NFC);
    }

    private static Pattern pattern(String glob) {
        StringBuilder pattern = new StringBuilder();
        String text = Normalizer.normalize(glob, Normalizer.Form.NFC);
        int at = 0;
        while (at < text.length()) {
            if (text.startsWith("**/", at)) {
                pattern.append("(?:.*/)?");
                at += 3;
            } else if (text.startsWith("**", at)) {
                pattern.append(".*");
                at += 2;
            } else {
                pattern.append(sign(text.charAt(at)));
                at++;
            }
        }
        return Pattern.compile(pattern.toString(), Pattern.DOTALL);
    }

    private static String sign(char character) {
        return switch (character) {
            case '*' -> "[^/]*";
            case '?' -> "[^/]";
            default -> Pattern.quote(String.valueOf(character));
        };
    }
}
