package io.astraflow.core.internal.model.redaction;

import io.astraflow.model.policy.Redaction;
import io.astraflow.model.policy.Redaction.Kind;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** What finds each kind. */
final class Finders {
  private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";
  private static final String BEFORE = "(?<![\\w.@-])";

  private static final List<Finder> SECRETS =
      List.of(
          PatternFinder.of(
              Kind.SECRET,
              "-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----[^-]{1,20000}"
                  + "-----END (?:[A-Z]+ )*PRIVATE KEY-----"),
          PatternFinder.of(
              Kind.SECRET, "\\beyJ[\\w-]{8,4096}\\.eyJ[\\w-]{8,16384}\\.[\\w-]{8,4096}"),
          PatternFinder.of(Kind.SECRET, "\\b[sr]k[-_][\\w-]{20,256}\\b"),
          PatternFinder.of(Kind.SECRET, "\\b(?:AKIA|ASIA)[0-9A-Z]{16}\\b"),
          PatternFinder.of(Kind.SECRET, "\\bgh[pousr]_[0-9A-Za-z]{36,255}\\b"),
          PatternFinder.of(Kind.SECRET, "\\bgithub_pat_\\w{22,255}\\b"),
          PatternFinder.of(Kind.SECRET, "\\bglpat-[\\w-]{20,64}\\b"),
          PatternFinder.of(Kind.SECRET, "\\bxox[abeoprs]-[0-9A-Za-z-]{10,255}\\b"),
          PatternFinder.of(Kind.SECRET, "\\bAIza[\\w-]{35}\\b"),
          PatternFinder.of(Kind.SECRET, "\\b(?:hf|npm)_[0-9A-Za-z]{30,64}\\b"),
          PatternFinder.of(Kind.SECRET, "\\bBearer (?<value>[\\w.~+/-]{16,4096}=*)"),
          PatternFinder.of(
              Kind.SECRET,
              "(?i)(?:api[_-]?key|secret|token|passw(?:or)?d)[\"']?\\s{0,4}[:=]\\s{0,4}[\"']?"
                  + "(?<value>(?=[\\w+/.~-]{0,256}\\d)[\\w+/.~-]{12,256}=*)"));

  private static final List<Finder> EMAILS =
      List.of(
          PatternFinder.of(
              Kind.EMAIL,
              "(?<![\\p{L}\\d_.!#$%&'*+/=?^`{|}~-])[\\p{L}\\d_.!#$%&'*+/=?^`{|}~-]{1,64}"
                  + "@(?:[\\p{L}\\d](?:[\\p{L}\\d-]{0,61}[\\p{L}\\d])?\\.){1,8}\\p{L}{2,63}"));

  private static final List<Finder> ADDRESSES =
      List.of(
          PatternFinder.of(
              Kind.IP,
              "(?<![\\w:.])(?=[0-9A-Fa-f]{0,4}:)(?=[:.]{0,2}[0-9A-Fa-f])[0-9A-Fa-f:.]{2,45}"
                  + "(?<![.])(?![\\w:])",
              Finders::isIpv6),
          PatternFinder.of(Kind.IP, BEFORE + "(?:" + OCTET + "\\.){3}" + OCTET + "(?!\\.?\\w)"));

  private static final List<Finder> NATIONAL_IDS =
      List.of(
          PatternFinder.of(
              Kind.NATIONAL_ID,
              "(?<![\\w-])(?!000|666|9\\d\\d)\\d{3}-(?!00)\\d{2}-(?!0000)\\d{4}(?![\\w-])"),
          PatternFinder.of(
              Kind.NATIONAL_ID,
              "\\b(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]"
                  + "(?: ?\\d{2}){3} ?[A-D]\\b"),
          PatternFinder.of(Kind.NATIONAL_ID, "\\b[XYZ\\d]\\d{7}-?[A-Z]\\b", Checksums::spanish),
          PatternFinder.of(
              Kind.NATIONAL_ID,
              "\\b[12] ?\\d{2} ?\\d{2} ?(?:\\d{2}|2[AB]) ?\\d{3} ?\\d{3} ?\\d{2}\\b",
              Checksums::french),
          PatternFinder.of(
              Kind.NATIONAL_ID, "(?<![\\w.-])[1-9]\\d(?: ?\\d{3}){3}(?![\\w-])", Checksums::german),
          PatternFinder.of(
              Kind.NATIONAL_ID, "\\b\\d{3}\\.\\d{3}\\.\\d{3}-\\d{2}\\b", Checksums::brazilian));

  private Finders() {}

  /** Returns the finders of what is to be hidden, in the order in which they may claim a place. */
  static List<Finder> of(Redaction redaction) {
    return redaction.kinds().stream()
        .sorted()
        .flatMap(kind -> of(kind, redaction.phoneRegions()).stream())
        .toList();
  }

  private static List<Finder> of(Kind kind, List<String> phoneRegions) {
    return switch (kind) {
      case SECRET -> SECRETS;
      case EMAIL -> EMAILS;
      case IBAN -> List.of(new IbanFinder());
      case CARD -> List.of(new CardFinder());
      case NATIONAL_ID -> NATIONAL_IDS;
      case IP -> ADDRESSES;
      case PHONE -> List.of(new PhoneFinder(phoneRegions));
    };
  }

  // A literal with a colon is never looked up.
  private static boolean isIpv6(String text) {
    if (text.chars().filter(unit -> unit == ':').count() < 2) {
      return false;
    }
    try {
      return InetAddress.getByName(text).getAddress().length > 0;
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
