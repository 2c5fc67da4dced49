package io.astraflow.core.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.astraflow.tool.Described;
import io.astraflow.tool.JsonSchema;
import java.net.Socket;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TypeSchemasTest {
  enum Unit {
    METRES,
    FEET {
      @Override
      public String toString() {
        return "ft";
      }
    }
  }

  @Described("a place")
  record Place(@Described("its name") String name, Optional<String> country, @Nullable Unit unit) {}

  record Trip(List<Place> stops, Map<Unit, Integer> heights, LocalDate day, OptionalInt people) {}

  record Tree(String label, List<Tree> children) {}

  record Pair<T>(T left, T right) {}

  record Pairs(Pair<Integer> numbers, Pair<Tree> trees) {}

  record Bad(Socket socket) {}

  record Checked(int even) {
    Checked {
      if (even % 2 != 0) {
        throw new IllegalArgumentException("even must be even: " + even);
      }
    }
  }

  private static JsonNode schema(Class<? extends Record> type) {
    return Json.mapper().readTree(TypeSchemas.of(type).json());
  }

  @Test
  void saysWhatIsDescribedAndRequiresAllAndForbidsOthers() {
    assertThat(schema(Place.class))
        .isEqualTo(
            Json.mapper()
                .readTree(
                    """
                    {"type": "object", "description": "a place", "additionalProperties": false,
                     "required": ["name", "country", "unit"],
                     "properties": {
                       "name": {"type": "string", "description": "its name"},
                       "country": {"type": ["string", "null"]},
                       "unit": {"type": ["string", "null"], "enum": ["METRES", "FEET", null]}}}
                    """));
  }

  @Test
  void knowsListsMapsDatesAndOptionalNumbers() {
    JsonNode properties = schema(Trip.class).get("properties");
    assertThat(properties.at("/stops/items/properties/name/type").asString()).isEqualTo("string");
    assertThat(properties.at("/heights/additionalProperties/type").asString()).isEqualTo("integer");
    assertThat(properties.at("/day/format").asString()).isEqualTo("date");
    assertThat(properties.at("/people/type").toString()).isEqualTo("[\"integer\",\"null\"]");
  }

  @Test
  void refersToRecordsThatHoldThemselves() throws Exception {
    JsonSchema schema = TypeSchemas.of(Pairs.class);
    CheckedJson json = CheckedJson.fitting(schema);
    JsonNode node =
        json.read(
            """
            {"numbers": {"left": 1, "right": 2},
             "trees": {"left": {"label": "a", "children": [{"label": "b", "children": []}]},
                       "right": {"label": "c", "children": []}}}
            """);
    assertThat(CheckedJson.as(Pairs.class, node).trees().left().children().get(0).label())
        .isEqualTo("b");
    assertThatThrownBy(
            () ->
                json.read(
                    """
                    {"numbers": {"left": 1, "right": 2},
                     "trees": {"left": {"label": "a", "children": [{"label": 1}]},
                               "right": {"label": "c", "children": []}}}
                    """))
        .isInstanceOf(UnfitJsonException.class)
        .hasMessageContaining("/trees/left/children/0");
  }

  @Test
  void namesTheComponentThatHasNoSchema() {
    assertThatThrownBy(() -> TypeSchemas.of(Bad.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Bad.socket")
        .hasMessageContaining("java.net.Socket");
  }

  @Test
  void takesWhatIsOptionalWhereItIsMissing() throws Exception {
    JsonNode node = CheckedJson.fitting(TypeSchemas.of(Place.class)).read("{\"name\": \"Oslo\"}");
    assertThat(CheckedJson.as(Place.class, node))
        .isEqualTo(new Place("Oslo", Optional.empty(), null));
  }

  @Test
  void saysWhereJsonIsMalformed() {
    CheckedJson json = CheckedJson.fitting(TypeSchemas.of(Place.class));
    assertThatThrownBy(() -> json.read("{\"name\": "))
        .isInstanceOf(UnfitJsonException.class)
        .hasMessageContaining("no valid JSON")
        .hasMessageContaining("line 1");
    assertThatThrownBy(() -> json.read("")).isInstanceOf(UnfitJsonException.class);
    assertThatThrownBy(() -> json.read("{\"name\": \"a\", \"name\": \"b\"}"))
        .isInstanceOf(UnfitJsonException.class)
        .hasMessageContaining("Duplicate");
  }

  @Test
  void saysWhatARecordsConstructorRefuses() throws Exception {
    JsonNode node = CheckedJson.fitting(TypeSchemas.of(Checked.class)).read("{\"even\": 3}");
    assertThatThrownBy(() -> CheckedJson.as(Checked.class, node))
        .isInstanceOf(UnfitJsonException.class)
        .hasMessageContaining("even must be even: 3");
  }

  @Test
  void fetchesNoSchemaFromElsewhere() {
    JsonSchema elsewhere = new JsonSchema("{\"$ref\": \"http://localhost:1/schema.json\"}");
    assertThatThrownBy(() -> CheckedJson.fitting(elsewhere).read("1"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesWhatIsNoSchema() {
    assertThatThrownBy(() -> CheckedJson.fitting(new JsonSchema("{\"pattern\": \"(((\"}")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CheckedJson.fitting(new JsonSchema("{\"type\": }")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
