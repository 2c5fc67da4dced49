package io.astraflow.core.internal.chat.turn;

import io.astraflow.core.internal.chat.grounds.GroundSearch;
import io.astraflow.core.internal.model.time.Timeline;
import io.astraflow.model.Models;
import io.astraflow.spi.store.Store;
import java.util.concurrent.Executor;

/**
 * What the turns of a workspace work with. Immutable.
 *
 * @param workspace its name
 * @param store keeps the answers
 * @param models of the workspace
 * @param grounds looks in its collections
 * @param threads run tools, and store answers under way
 * @param timeline tells the time
 * @param summarising lets one turn at a time summarise a chat
 */
public record TurnWorld(
    String workspace,
    Store store,
    Models models,
    GroundSearch grounds,
    Executor threads,
    Timeline timeline,
    Summarising summarising) {}
