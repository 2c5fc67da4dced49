/**
 * Training data: pairs made from documents and from what was answered in chats, cleaned, divided
 * and written as lines of JSON.
 */
package io.astraflow.core.internal.training;
