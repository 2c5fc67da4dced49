/**
 * What is around every language model: its packages hold one decorator or concern each, {@code
 * pipeline} puts them together. Knows no provider.
 */
package io.astraflow.core.internal.model;
