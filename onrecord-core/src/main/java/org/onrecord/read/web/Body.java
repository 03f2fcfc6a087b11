package org.onrecord.read.web;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Collects the bytes of an answer up to a limit, and hangs up where there are more. */
final class Body implements HttpResponse.BodySubscriber<Body.Bytes> {
  /**
   * What came.
   *
   * @param isWhole whether there was nothing beyond the limit
   */
  record Bytes(byte[] bytes, boolean isWhole) {}

  private final CompletableFuture<Bytes> result = new CompletableFuture<>();
  private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
  private final int most;
  private Flow.@Nullable Subscription subscription;
  private boolean isOver;

  Body(int most) {
    this.most = most;
  }

  @Override
  public CompletionStage<Bytes> getBody() {
    return result;
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    this.subscription = subscription;
    if (most == 0) {
      hangUp();
    } else {
      subscription.request(Long.MAX_VALUE);
    }
  }

  @Override
  public void onNext(List<ByteBuffer> item) {
    for (var part : item) {
      if (isOver) {
        return;
      }
      var bytes = new byte[Math.min(part.remaining(), most - collected.size())];
      boolean isMore = part.remaining() > bytes.length;
      part.get(bytes);
      collected.write(bytes, 0, bytes.length);
      if (isMore) {
        hangUp();
      }
    }
  }

  private void hangUp() {
    isOver = true;
    if (subscription != null) {
      subscription.cancel();
    }
    result.complete(new Bytes(collected.toByteArray(), false));
  }

  @Override
  public void onError(Throwable failure) {
    result.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    result.complete(new Bytes(collected.toByteArray(), true));
  }
}
