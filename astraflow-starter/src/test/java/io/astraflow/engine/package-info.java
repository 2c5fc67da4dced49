/**
 * The engine with its real store, as an application uses it; mostly with the test kit's fast model.
 */
package io.astraflow.engine;
