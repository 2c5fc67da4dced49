package io.astraflow.core.internal.model.redaction;

import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import io.astraflow.model.policy.Redaction.Kind;
import java.util.ArrayList;
import java.util.List;

/** Finds telephone numbers that can be dialled: with a country code, or in one of some regions. */
final class PhoneFinder implements Finder {
  /** What the library calls no region. */
  private static final String NONE = "ZZ";

  private final List<String> regions;

  PhoneFinder(List<String> regions) {
    this.regions = regions.isEmpty() ? List.of(NONE) : regions;
  }

  @Override
  public List<Found> find(String text) {
    List<Found> found = new ArrayList<>();
    if (text.chars().noneMatch(unit -> Character.isDigit(unit))) {
      return found;
    }
    for (String region : regions) {
      for (PhoneNumberMatch match :
          PhoneNumberUtil.getInstance().findNumbers(text, region, Leniency.VALID, Long.MAX_VALUE)) {
        // A bracket that is not closed belongs to the sentence.
        boolean open = match.rawString().startsWith("(") && match.rawString().indexOf(')') < 0;
        found.add(new Found(Kind.PHONE, match.start() + (open ? 1 : 0), match.end()));
      }
    }
    return found;
  }
}
