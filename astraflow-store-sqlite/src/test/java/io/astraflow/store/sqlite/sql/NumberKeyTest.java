package io.astraflow.store.sqlite.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("sets the JVM's locale")
class NumberKeyTest {
  private static final List<String> ASCENDING = List.of("-120", "-5", "0", "0.5", "7", "120");

  @Test
  void keysOrderAsNumbersDo() {
    assertThat(keys()).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void keysAreTheSameInALocaleWithDigitsOfItsOwn() {
    List<String> before = keys();
    Locale locale = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG"));
    try {
      assertThat(keys()).isEqualTo(before);
    } finally {
      Locale.setDefault(locale);
    }
  }

  private static List<String> keys() {
    return ASCENDING.stream().flatMap(text -> Stream.ofNullable(NumberKey.of(text))).toList();
  }
}
