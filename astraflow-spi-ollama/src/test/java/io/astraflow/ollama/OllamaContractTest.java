package io.astraflow.ollama;

import io.astraflow.model.ModelProvider;
import io.astraflow.testkit.model.ModelFailureContract;
import io.astraflow.testkit.model.ProviderWire;
import java.net.URI;

class OllamaContractTest extends ModelFailureContract {
  @Override
  protected ModelProvider provider(URI address) {
    return Ollama.builder().baseUrl(address).apiKey(KEY).build();
  }

  @Override
  protected String model() {
    return "llama3.2";
  }

  @Override
  protected ProviderWire wire() {
    return new OllamaWire();
  }

  @Override
  protected String keyVariable() {
    return "OLLAMA_API_KEY";
  }

  @Override
  protected boolean namesCalls() {
    return false;
  }
}
