package io.astraflow.openai;

import io.astraflow.model.ModelProvider;
import io.astraflow.testkit.model.ModelFailureContract;
import io.astraflow.testkit.model.ProviderWire;
import java.net.URI;

class OpenAiContractTest extends ModelFailureContract {

  @Override
  protected ModelProvider provider(URI address) {
    return OpenAi.builder().apiKey(KEY).baseUrl(address).build();
  }

  @Override
  protected String model() {
    return "gpt-4o-mini";
  }

  @Override
  protected ProviderWire wire() {
    return new OpenAiWire();
  }

  @Override
  protected String keyVariable() {
    return "OPENAI_API_KEY";
  }
}
