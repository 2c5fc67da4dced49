package io.astraflow.application;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes the two documents that the tests ask: one PDF, one Markdown. */
final class Papers {
  static final String PDF_QUESTION = "How deep is the harbour at Port Ellery?";
  static final String PDF_FACT = "eleven metres deep";
  static final String MARKDOWN_QUESTION = "When does the lighthouse keeper change the lamp?";
  static final String MARKDOWN_FACT = "every second Thursday";

  private Papers() {}

  /** Writes both into a folder, which is made. */
  static Path in(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.write(
        folder.resolve("harbour.pdf"), pdf("The harbour at Port Ellery is eleven metres deep."));
    Files.writeString(
        folder.resolve("lighthouse.md"),
        "# Lighthouse\n\nThe lighthouse keeper changes the lamp every second Thursday.\n");
    return folder;
  }

  private static byte[] pdf(String line) {
    String text = "BT /F1 12 Tf 72 720 Td (" + line + ") Tj ET";
    List<String> objects =
        List.of(
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
                + " /Resources << /Font << /F1 5 0 R >> >> >>",
            "<< /Length " + text.length() + " >>\nstream\n" + text + "\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<Integer> offsets = new ArrayList<>();
    append(out, "%PDF-1.4\n");
    for (int i = 0; i < objects.size(); i++) {
      offsets.add(out.size());
      append(out, (i + 1) + " 0 obj\n" + objects.get(i) + "\nendobj\n");
    }
    int table = out.size();
    append(out, "xref\n0 6\n0000000000 65535 f \n");
    offsets.forEach(offset -> append(out, "%010d 00000 n \n".formatted(offset)));
    append(out, "trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n" + table + "\n%%EOF\n");
    return out.toByteArray();
  }

  private static void append(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
