package io.astraflow.core.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageDetectionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en | The ship left the harbour in the evening and was not seen again.
          de | Das Schiff verließ am Abend den Hafen und wurde nicht mehr gesehen.
          fr | Le navire a quitté le port dans la soirée et on ne l'a plus revu.
          es | El barco salió del puerto por la tarde y no se le volvió a ver.
          it | La nave lasciò il porto di sera e non fu più vista da nessuno.
          nl | Het schip verliet in de avond de haven en is niet meer gezien.
          sv | Skeppet lämnade hamnen på kvällen och det har inte setts sedan dess.
          pl | Statek wyszedł z portu wieczorem i nikt go już nie widział od tego czasu.
          tr | Gemi akşam limandan ayrıldı ve bir daha hiç görülmedi, ne oldu ise bu gece oldu.
          ru | Корабль вышел из порта вечером, и его больше не видели.
          uk | Корабель вийшов з порту ввечері, і його більше не бачили, бо він не повернувся.
          ar | غادرت السفينة الميناء في المساء ولم تظهر بعد ذلك على البحر
          fa | کشتی در شب از بندر رفت و دیگر دیده نشد که به کجا رفته است
          el | Το πλοίο έφυγε από το λιμάνι το βράδυ και δεν το είδε κανείς.
          he | האונייה עזבה את הנמל בערב ולא נראתה עוד, גם לא על החוף
          ja | 船は夕方に港を出て、二度と見られなかった。
          zh | 船在傍晚离开了港口，再也没有人见过它。
          ko | 배는 저녁에 항구를 떠났고 다시는 보이지 않았다.
          th | เรือออกจากท่าในตอนเย็นและไม่มีใครเห็นอีกเลย
          """)
  void tellsTheLanguageOfASentence(String code, String sentence) {
    assertThat(LanguageDetection.of(sentence).code()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1.5; 2.7; 3.9; 4.4
          public static void main String args System println
          Kyoto
          """)
  void doesNotGuess(String text) {
    assertThat(LanguageDetection.of(text)).isEqualTo(Languages.UNKNOWN);
  }

  @Test
  void goesByTheLanguageOfMostOfTheText() {
    String english = "It is one of the words that we have taken from the Japanese: ";
    assertThat(LanguageDetection.of(english + "台風").code()).isEqualTo("en");
  }

  @Test
  void knowsCodesWithRegions() {
    assertThat(Languages.of("pt-BR").code()).isEqualTo("pt");
    assertThat(Languages.of("EN_us").code()).isEqualTo("en");
    assertThat(Languages.of("Klingon")).isEqualTo(Languages.UNKNOWN);
  }

  @Property
  void neverFails(@ForAll String text) {
    assertThat(LanguageDetection.of(text)).isNotNull();
  }
}
