package io.astraflow.model.policy;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is replaced by placeholders such as {@code [EMAIL_1]} before a request leaves for a
 * provider, and put back in the reply. Immutable.
 *
 * <p>Covered are the system text and the conversation: text, what was thought, arguments and
 * results of tools. Pictures, the descriptions of tools and stop texts are sent as they are. What
 * is found is found by its form, so that names and addresses of people stay.
 *
 * @param remote whether requests to other machines are redacted; default true
 * @param local whether requests that stay on this machine are; default false
 * @param providers exceptions by the provider's id
 * @param kinds what is replaced; default all
 * @param phoneRegions countries, as ISO 3166 two-letter codes, whose telephone numbers are found in
 *     their national form too; default {@code US}. Numbers with a country code are always found
 */
public record Redaction(
    boolean remote,
    boolean local,
    Map<String, Boolean> providers,
    Set<Kind> kinds,
    List<String> phoneRegions) {

  /** What can be found; of two that overlap, the first counts. */
  public enum Kind {
    /** Private keys in PEM form, JSON Web Tokens, and keys of well-known services. */
    SECRET,
    /** E-mail addresses. */
    EMAIL,
    /** International Bank Account Numbers whose checksum is right. */
    IBAN,
    /**
     * National ids: US social-security and UK National Insurance numbers by their form; Spanish DNI
     * and NIE, French NIR, German tax ids and Brazilian CPF by form and checksum.
     */
    NATIONAL_ID,
    /** Payment-card numbers whose checksum is right. */
    CARD,
    /** Addresses of the Internet Protocol, versions 4 and 6. */
    IP,
    /** Telephone numbers that can be dialled. */
    PHONE
  }

  /** Copies the collections. */
  public Redaction {
    providers = Map.copyOf(providers);
    kinds = Set.copyOf(kinds);
    phoneRegions = List.copyOf(phoneRegions);
  }

  /** Returns redaction of all kinds for remote providers alone. */
  public static Redaction defaults() {
    return new Redaction(true, false, Map.of(), EnumSet.allOf(Kind.class), List.of("US"));
  }

  /** Returns no redaction at all. */
  public static Redaction off() {
    return new Redaction(false, false, Map.of(), EnumSet.allOf(Kind.class), List.of("US"));
  }

  /** Returns this with an exception for one provider. */
  public Redaction withProvider(String provider, boolean redacted) {
    Map<String, Boolean> exceptions = new HashMap<>(providers);
    exceptions.put(provider, redacted);
    return new Redaction(remote, local, exceptions, kinds, phoneRegions);
  }

  /** Returns this for other kinds. */
  public Redaction withKinds(Set<Kind> others) {
    return new Redaction(remote, local, providers, others, phoneRegions);
  }

  /** Returns this with telephone numbers of other countries. */
  public Redaction withPhoneRegions(List<String> regions) {
    return new Redaction(remote, local, providers, kinds, regions);
  }

  /** Returns whether requests to a provider are redacted. */
  public boolean appliesTo(String provider, boolean isLocal) {
    return providers.getOrDefault(provider, isLocal ? local : remote);
  }
}
