/**
 * Training data for fine-tuning a model elsewhere: pairs of questions and answers, from documents
 * and from chats, cleaned and written to files.
 */
package io.astraflow.training;
