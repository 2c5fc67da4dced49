/** Language models and embedding models, as adapters that make exactly one attempt a call. */
package io.astraflow.model;
