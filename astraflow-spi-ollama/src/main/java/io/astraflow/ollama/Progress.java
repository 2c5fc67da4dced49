package io.astraflow.ollama;

import java.util.OptionalLong;

/**
 * A step of a download or a creation. Immutable.
 *
 * @param status what the server does, as it says
 * @param digest which file it is about; may be empty
 * @param total the file's bytes, where known
 * @param completed those of them that are there, where known
 */
public record Progress(String status, String digest, OptionalLong total, OptionalLong completed) {}
