package io.astraflow.core.internal.model.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.model.policy.Redaction;
import io.astraflow.model.policy.Redaction.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DetectionTest {
  private final Detection detection = new Detection(Redaction.defaults());

  private List<String> found(String text) {
    return detection.find(text).stream()
        .map(found -> found.kind() + " " + text.substring(found.start(), found.end()))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          EMAIL | ada.lovelace+news@mail.example.co.uk
          EMAIL | jürgen@bücher.example
          PHONE | +49 30 901820
          PHONE | (650) 253-0000
          CARD | 4111 1111 1111 1111
          CARD | 378282246310005
          CARD | 5555-5555-5555-4444
          IBAN | DE89 3704 0044 0532 0130 00
          IBAN | GB82WEST12345698765432
          NATIONAL_ID | 536-90-4399
          NATIONAL_ID | AB 12 34 56 C
          NATIONAL_ID | 12345678Z
          NATIONAL_ID | X1234567L
          NATIONAL_ID | 2 55 08 14 168 025 38
          NATIONAL_ID | 86 095 742 719
          NATIONAL_ID | 529.982.247-25
          IP | 203.0.113.195
          IP | 2001:db8::8a2e:370:7334
          IP | ::ffff:192.0.2.1
          SECRET | sk-proj-abcdefghij0123456789ABCD
          SECRET | AKIAIOSFODNN7EXAMPLE
          SECRET | ghp_0123456789abcdefghijABCDEFGHIJ012345
          SECRET | xoxb-123456789012-abcdefghijkl
          SECRET | AIzaSyA0123456789abcdefghijklmnopqrstuv
          """)
  void findsInTheMidstOfASentence(Kind kind, String value) {
    String text = "Look: " + value + ", and (" + value + ") again.";
    assertThat(found(text)).containsExactly(kind + " " + value, kind + " " + value);
    assertThat(found(value)).containsExactly(kind + " " + value);
  }

  @Test
  void findsTokensAndKeys() {
    String jwt =
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P";
    assertThat(found("token " + jwt + " ")).containsExactly("SECRET " + jwt);
    String key = "-----BEGIN RSA PRIVATE KEY-----\nMIIEow\nIBAAK=\n-----END RSA PRIVATE KEY-----";
    assertThat(found("Key:\n" + key + "\n")).containsExactly("SECRET " + key);
    assertThat(found("Authorization: Bearer abcdef0123456789xyz"))
        .containsExactly("SECRET abcdef0123456789xyz");
    assertThat(found("{\"api_key\": \"0a1b2c3d4e5f6a7b\"}"))
        .containsExactly("SECRET 0a1b2c3d4e5f6a7b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4111 1111 1111 1112",
        "DE89 3704 0044 0532 0130 02",
        "000-12-3456",
        "12345678A",
        "12:30:45",
        "std::vector",
        "300.1.1.1",
        "version 1.2.3",
        "2024-02-29",
        "a@b",
        "The price is 1,234.56 for 12 of 345.",
        "token = tokenizer.encode(text)",
        ""
      })
  void leavesAloneWhatOnlyLooksLikeIt(String text) {
    assertThat(found(text)).isEmpty();
  }

  @Test
  void endsAnIbanBeforeTheNextWord() {
    assertThat(found("from DE89 3704 0044 0532 0130 00 AND then"))
        .containsExactly("IBAN DE89 3704 0044 0532 0130 00");
  }

  @Test
  void findsNationalNumbersOfTheRegionsItIsTold() {
    Detection german = new Detection(Redaction.defaults().withPhoneRegions(List.of("DE")));
    assertThat(german.find("Ruf 030 901820 an")).hasSize(1);
    assertThat(found("Ruf 030 901820 an")).isEmpty();
  }

  @Test
  void findsOnlyTheKindsItIsTold() {
    Detection mail = new Detection(Redaction.defaults().withKinds(java.util.Set.of(Kind.EMAIL)));
    assertThat(mail.find("ada@example.org, 203.0.113.195")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          4111 1111 1111 1111 12/27 | 4111 1111 1111 1111
          4111111111111111 123 | 4111111111111111
          4111111111111111 1234567 | 4111111111111111
          2 5500 0000 0000 0004 | 5500 0000 0000 0004
          my card 4111-1111-1111-1111- said he | 4111-1111-1111-1111
          No.4111111111111111 | 4111111111111111
          """)
  void findsCardsBesideOtherNumbers(String text, String card) {
    assertThat(found(text)).containsExactly("CARD " + card);
  }
}
