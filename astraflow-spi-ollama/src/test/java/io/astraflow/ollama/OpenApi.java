package io.astraflow.ollama;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.astraflow.testkit.TestData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The server's own specification. */
final class OpenApi {
  private final JsonNode components;

  private OpenApi(JsonNode components) {
    this.components = components;
  }

  static OpenApi read() {
    return new OpenApi(
        new YAMLMapper()
            .readTree(TestData.path("api/ollama/docs/openapi.yaml").toFile())
            .get("components"));
  }

  /** Checks a body against one of the specification's schemas, and that it knows all fields. */
  void check(String name, String body) {
    ObjectNode root = new JsonMapper().createObjectNode();
    root.put("$ref", "#/components/schemas/" + name);
    root.set("components", components);
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(root);
    JsonNode json = new JsonMapper().readTree(body);
    assertThat(schema.validate(json)).extracting(Error::toString).as(body).isEmpty();
    JsonNode properties = components.at("/schemas/" + name + "/properties");
    assertThat(properties.propertyNames()).as(name).containsAll(json.propertyNames());
  }
}
