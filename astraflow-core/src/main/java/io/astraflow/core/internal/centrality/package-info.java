/** Which of many things that are like each other stand at the centre of them. */
package io.astraflow.core.internal.centrality;
