/**
 * The provider {@code openai}: the chat completions and embeddings of OpenAI's API, and of servers
 * that speak the same, such as vLLM, llama.cpp, LM Studio and OpenRouter. The Responses API is not
 * spoken.
 */
package io.astraflow.openai;
