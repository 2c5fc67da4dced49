/** What all contract suites share. The suites themselves live in a package for each concept. */
package io.astraflow.testkit;
