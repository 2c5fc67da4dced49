package io.astraflow.core.internal.model.redaction;

import io.astraflow.model.policy.Redaction.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.iban4j.CountryCode;
import org.iban4j.IbanUtil;

/** Finds International Bank Account Numbers, ISO 13616, whose structure and checksum are right. */
final class IbanFinder implements Finder {
  private static final Pattern BEGIN = Pattern.compile("\\b[A-Za-z]{2}\\d{2}(?=[ -]?[0-9A-Za-z])");

  @Override
  public List<Found> find(String text) {
    List<Found> found = new ArrayList<>();
    Matcher matcher = BEGIN.matcher(text);
    while (matcher.find()) {
      int end = end(text, matcher.start());
      if (end > 0) {
        found.add(new Found(Kind.IBAN, matcher.start(), end));
      }
    }
    return found;
  }

  // The country says how long the number is; what follows it may be a word.
  private static int end(String text, int start) {
    String country = text.substring(start, start + 2).toUpperCase(Locale.ROOT);
    CountryCode code = CountryCode.getByCode(country);
    if (code == null || !IbanUtil.isSupportedCountry(code)) {
      return -1;
    }
    int length = IbanUtil.getIbanLength(code);
    StringBuilder number = new StringBuilder();
    int at = start;
    while (at < text.length() && number.length() < length) {
      char unit = text.charAt(at);
      if (isAlphanumeric(unit)) {
        number.append(unit);
      } else if (unit != ' ' && unit != '-') {
        return -1;
      }
      at++;
    }
    boolean ends = at == text.length() || !isAlphanumeric(text.charAt(at));
    return ends && IbanUtil.isValid(number.toString().toUpperCase(Locale.ROOT)) ? at : -1;
  }

  private static boolean isAlphanumeric(char unit) {
    return (unit >= '0' && unit <= '9')
        || (unit >= 'A' && unit <= 'Z')
        || (unit >= 'a' && unit <= 'z');
  }
}
