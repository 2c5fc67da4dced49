package io.astraflow.core.internal.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.core.internal.insight.EntityFinder.Found;
import io.astraflow.insight.Entity;
import io.astraflow.insight.Entity.Kind;
import io.astraflow.testkit.model.ScriptedModel;
import org.junit.jupiter.api.Test;

class EntityFinderTest {

  @Test
  void keepsTheNamesThatAreInTheTextInTheirOrder() throws Exception {
    ScriptedModel model =
        new ScriptedModel(
            """
            {"names": [{"name": "Oslo", "kind": "PLACE"}, {"name": "Ada Lovelace", "kind": "person"},
              {"name": "Charles Babbage", "kind": "PERSON"}, {"name": " ", "kind": "OTHER"},
              {"name": "Oslo", "kind": "PLACE"}, {"name": "Enigma", "kind": "machine"}]}
            """);
    Found found =
        new EntityFinder(model)
            .find("Ada\nLovelace went to Oslo and saw the Enigma. Oslo was cold.");
    assertThat(found.entities())
        .containsExactly(
            new Entity("Ada Lovelace", Kind.PERSON),
            new Entity("Oslo", Kind.PLACE),
            new Entity("Enigma", Kind.OTHER));
    assertThat(found.dropped()).isEqualTo(2);
    assertThat(model.requests().get(0).messages().get(0).text()).startsWith("<document>\n");
  }

  @Test
  void findsNoNameInsideAnotherWord() throws Exception {
    ScriptedModel model =
        new ScriptedModel(
            """
            {"names": [{"name": "Ann", "kind": "PERSON"}, {"name": "Oslo", "kind": "PLACE"},
              {"name": "\u6771\u4eac", "kind": "PLACE"}, {"name": "C++", "kind": "OTHER"}]}
            """);
    Found found =
        new EntityFinder(model)
            .find("The Annual Report of Oslo\uc5d0\uc11c \u6771\u4eac\u90fd in C++17.");
    assertThat(found.entities())
        .extracting(Entity::name)
        .containsExactly("Oslo", "\u6771\u4eac", "C++");
    assertThat(found.dropped()).isEqualTo(1);
  }

  @Test
  void asksForNoMoreThanTheModelCanSay() throws Exception {
    ScriptedModel model = new ScriptedModel("{\"names\": []}").window(1_200);
    new EntityFinder(model).find("A short text.");
    assertThat(model.requests().get(0).maxOutputTokens()).isEqualTo(400);
  }
}
