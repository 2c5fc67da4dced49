package io.astraflow.core.internal.ingest;

import io.astraflow.core.internal.chunk.Chunk;
import io.astraflow.core.internal.chunk.ExtractedText;
import io.astraflow.core.internal.parse.ParsedDocument;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;

/**
 * A document that is read and cut, its vectors under way.
 *
 * @param parsed what the parser said
 * @param text its text
 * @param chunks its chunks
 * @param hashes SHA-256 of each chunk's text
 * @param known vectors that the collection had, by hash
 * @param batches those that are being made
 * @param embedded number of texts being embedded
 */
record Prepared(
    ParsedDocument parsed,
    ExtractedText text,
    List<Chunk> chunks,
    List<String> hashes,
    Map<String, float[]> known,
    List<Future<Map<String, float[]>>> batches,
    int embedded) {}
