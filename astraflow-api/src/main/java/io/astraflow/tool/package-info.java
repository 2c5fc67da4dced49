/**
 * What a language model may call: specifications with JSON Schemas, calls and their results. Knows
 * nothing of models; what runs the tools is the engine.
 */
package io.astraflow.tool;
