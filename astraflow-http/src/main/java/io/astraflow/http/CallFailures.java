package io.astraflow.http;

import io.astraflow.model.ModelException;
import io.astraflow.model.ModelException.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** What exceptions of one call mean. */
final class CallFailures {
  private final Endpoint endpoint;
  private final String subject;
  private final WatchedCall watched;

  CallFailures(Endpoint endpoint, String subject, WatchedCall watched) {
    this.endpoint = endpoint;
    this.subject = subject;
    this.watched = watched;
  }

  /** Explains why there is no reply. */
  ModelException connecting(IOException e) throws InterruptedException {
    throwIfInterrupted();
    if (watched.cancelled()) {
      return cancelled(e);
    }
    if (watched.late()) {
      return late(e);
    }
    return e instanceof SSLException tls ? tls(tls) : unreachable(e);
  }

  /** Explains why a body that is read as a whole broke off. */
  ModelException reading(IOException e) throws InterruptedException {
    throwIfInterrupted();
    return cut(e);
  }

  /** Explains why a stream broke off; an interrupted thread stays so. */
  ModelException streaming(IOException e) {
    if (watched.interrupted()) {
      Thread.currentThread().interrupt();
      return new ModelException(
          Kind.CANCELLED, "The thread that read the reply of " + subject + " was interrupted.", e);
    }
    return cut(e);
  }

  ModelException broken(String why, @Nullable Throwable cause) {
    return new ModelException(
        Kind.BROKEN_REPLY,
        "The reply of " + subject + " from " + address() + " " + why + ".",
        cause);
  }

  InterruptedException interruption() {
    Thread.interrupted();
    return new InterruptedException("Interrupted while waiting for " + subject);
  }

  private void throwIfInterrupted() throws InterruptedException {
    if (watched.interrupted()) {
      throw interruption();
    }
  }

  private ModelException cut(IOException e) {
    if (watched.cancelled()) {
      return cancelled(e);
    }
    return watched.late() ? late(e) : broken("ended half-way (" + e.getMessage() + ")", e);
  }

  private ModelException cancelled(IOException e) {
    return new ModelException(Kind.CANCELLED, "The call of " + subject + " was closed.", e);
  }

  private ModelException late(IOException e) {
    return new ModelException(
        Kind.UNREACHABLE,
        "%s at %s gave no whole reply within %s: allow the request more time, or look whether the service is overloaded."
            .formatted(subject, address(), seconds(watched.timeout())),
        e);
  }

  private ModelException unreachable(IOException e) {
    String why;
    if (e instanceof UnknownHostException) {
      why = "there is no host of this name";
    } else if (e instanceof SocketTimeoutException) {
      why = "no connection within " + seconds(endpoint.connectTimeout());
    } else if (e instanceof ConnectException) {
      why = "the connection was refused";
    } else {
      why = String.valueOf(e.getMessage());
    }
    return new ModelException(
        Kind.UNREACHABLE,
        "%s cannot be reached at %s: %s. Check that the service runs, astraflow.models.%s.base-url and the network."
            .formatted(subject, address(), why, endpoint.provider()),
        e);
  }

  private ModelException tls(SSLException e) {
    if (e instanceof SSLPeerUnverifiedException || causedByCertificate(e)) {
      return new ModelException(
          Kind.MISCONFIGURED,
          "%s does not trust the certificate of %s: correct the address, or add the authority that signed it to the JVM's trust store (-Djavax.net.ssl.trustStore)."
              .formatted(subject, address()),
          e);
    }
    if (String.valueOf(e.getMessage()).contains("Unsupported or unrecognized SSL message")) {
      return new ModelException(
          Kind.MISCONFIGURED,
          "%s: %s does not speak TLS. Set an address with http:// in astraflow.models.%s.base-url."
              .formatted(subject, address(), endpoint.provider()),
          e);
    }
    return new ModelException(
        Kind.UNREACHABLE,
        "%s: no secure connection to %s (%s).".formatted(subject, address(), e.getMessage()),
        e);
  }

  private static boolean causedByCertificate(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException) {
        return true;
      }
    }
    return false;
  }

  private String address() {
    return endpoint.address();
  }

  private static String seconds(Duration duration) {
    return duration.toMillis() % 1000 == 0
        ? duration.toSeconds() + " s"
        : duration.toMillis() + " ms";
  }
}
