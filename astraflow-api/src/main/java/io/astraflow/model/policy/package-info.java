/**
 * What an application decides about calls of models: how often they are repeated, what they may
 * cost, what is hidden from providers, what is kept, who is told. Values with named defaults; the
 * engine acts on them.
 */
package io.astraflow.model.policy;
