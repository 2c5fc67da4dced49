package io.astraflow.gemini;

import io.astraflow.model.ModelProvider;
import io.astraflow.testkit.model.ModelFailureContract;
import io.astraflow.testkit.model.ProviderWire;
import java.net.URI;

class GeminiContractTest extends ModelFailureContract {

  @Override
  protected ModelProvider provider(URI address) {
    return Gemini.builder().apiKey(KEY).baseUrl(address).build();
  }

  @Override
  protected String model() {
    return "gemini-2.5-flash";
  }

  @Override
  protected ProviderWire wire() {
    return new GeminiWire();
  }

  @Override
  protected boolean namesCalls() {
    return false;
  }

  @Override
  protected String keyVariable() {
    return "GEMINI_API_KEY";
  }
}
