/**
 * Reads documents: bytes in, blocks of literal text out. Each format has its own package below this
 * one; {@link io.astraflow.core.internal.parse.DocumentParser} detects which one applies. Chunking
 * and storage live elsewhere.
 */
@NullMarked
package io.astraflow.core.internal.parse;

import org.jspecify.annotations.NullMarked;
