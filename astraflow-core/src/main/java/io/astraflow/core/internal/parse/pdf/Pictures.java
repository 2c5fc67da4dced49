package io.astraflow.core.internal.parse.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.jspecify.annotations.Nullable;

/** Looks for pictures on a page. */
final class Pictures {
  private static final int DEEPEST = 4;
  private static final int CONTENT_SAMPLE = 1 << 16;

  private Pictures() {}

  static boolean areOn(PDPage page) throws IOException {
    return areIn(page.getResources(), 0) || hasInlinePicture(page);
  }

  private static boolean areIn(@Nullable PDResources resources, int depth) throws IOException {
    if (resources == null || depth > DEEPEST) {
      return false;
    }
    for (COSName name : resources.getXObjectNames()) {
      if (resources.isImageXObject(name)) {
        return true;
      }
      PDXObject object = resources.getXObject(name);
      if (object instanceof PDFormXObject form && areIn(form.getResources(), depth + 1)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasInlinePicture(PDPage page) throws IOException {
    try (InputStream in = page.getContents()) {
      String content = new String(in.readNBytes(CONTENT_SAMPLE), StandardCharsets.ISO_8859_1);
      return content.contains(" EI") || content.contains("\nEI") || content.contains("\nBI");
    }
  }
}
