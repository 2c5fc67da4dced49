package io.astraflow.ollama;

import java.math.BigDecimal;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Parameters as the server reads them in JSON: numbers, truth values, texts and lists of these. */
final class ParameterJson {
  private ParameterJson() {}

  static void write(JsonGenerator out, String name, List<String> values) {
    out.writeName(name);
    if (name.equals("stop")) { // A list, even of one.
      out.writeStartArray();
      values.forEach(out::writeString);
      out.writeEndArray();
    } else {
      value(out, values.get(values.size() - 1));
    }
  }

  private static void value(JsonGenerator out, String value) {
    if (value.matches("-?[0-9]{1,18}")) {
      out.writeNumber(Long.parseLong(value));
    } else if (value.matches("-?[0-9]*\\.[0-9]+")) {
      out.writeNumber(new BigDecimal(value));
    } else if (value.equals("true") || value.equals("false")) {
      out.writeBoolean(Boolean.parseBoolean(value));
    } else {
      out.writeString(value);
    }
  }
}
