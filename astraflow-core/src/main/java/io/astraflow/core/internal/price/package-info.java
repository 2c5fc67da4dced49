/** What models cost: the prices that come with the engine, those of files and of settings. */
package io.astraflow.core.internal.price;
