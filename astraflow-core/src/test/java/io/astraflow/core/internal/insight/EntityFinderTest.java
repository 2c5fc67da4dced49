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
}
