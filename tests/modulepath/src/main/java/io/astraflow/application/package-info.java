/** A small application in a module of its own. */
package io.astraflow.application;
