/** Brings AstraFlow's measurements to Micrometer, and through it to Prometheus and others. */
package io.astraflow.micrometer;
