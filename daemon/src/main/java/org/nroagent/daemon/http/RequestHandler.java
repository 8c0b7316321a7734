package org.nroagent.daemon.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.handler.timeout.IdleStateEvent;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The last handler of a connection: one request at a time, the next is read when its response is written. So the
/// responses to pipelined requests keep their order.
@SuppressWarnings("FutureReturnValueIgnored") // nothing is left to do if closing fails
final class RequestHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
  private static final Logger LOG = LoggerFactory.getLogger(RequestHandler.class);

  private final Router router;
  private final HostCheck hostCheck;
  private final Dispatcher dispatcher;
  private final HttpMetrics metrics;

  RequestHandler(Router router, HostCheck hostCheck, Dispatcher dispatcher, HttpMetrics metrics) {
    this.router = router;
    this.hostCheck = hostCheck;
    this.dispatcher = dispatcher;
    this.metrics = metrics;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
    // The flow control before this handler holds back what arrived already.
    ctx.channel().config().setAutoRead(false);
    boolean wellFormed = request.decoderResult().isSuccess();
    boolean keepAlive = wellFormed && HttpUtil.isKeepAlive(request);
    try {
      if (!wellFormed) {
        throw malformed(request.decoderResult().cause());
      }
      checkRequest(request);
      dispatcher.dispatch(
          isRead(request.method()) ? get(request) : act(request),
          response -> ctx.executor().execute(() -> send(ctx, response, keepAlive)));
    } catch (HttpProblem problem) {
      send(ctx, problem.response(), keepAlive);
    }
  }

  private Router.Match get(FullHttpRequest request) {
    return router.find(request.uri())
        .orElseThrow(() -> HttpProblem.notFound("page '" + request.uri() + "'"));
  }

  private static boolean isRead(HttpMethod method) {
    return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
  }

  private Router.Match act(FullHttpRequest request) {
    Request.Content content = new Request.Content(request.content().toString(StandardCharsets.UTF_8),
        Optional.ofNullable(request.headers().get(HttpHeaderNames.AUTHORIZATION)).orElse(""));
    Router.Match match = router.find(request.uri(), content)
        .orElseThrow(() -> HttpProblem.notFound("page '" + request.uri() + "'"));
    return match.as(request.method())
        .orElseThrow(() -> HttpProblem.methodNotAllowed(request.method(), match.methods()));
  }

  private void checkRequest(FullHttpRequest request) {
    if (!hostCheck.allows(request.headers().get(HttpHeaderNames.HOST))) {
      throw new HttpProblem(421, "this name is not served here; use localhost or configure it as one of "
          + "http.hostNames", null);
    }
  }

  private static HttpProblem malformed(Throwable cause) {
    return switch (cause) {
      case TooLongHttpLineException line -> new HttpProblem(414, "the address is too long", null);
      case TooLongHttpHeaderException headers -> new HttpProblem(431, "the headers are too large", null);
      default -> new HttpProblem(400, "the request is not well-formed HTTP", null);
    };
  }

  private void send(ChannelHandlerContext ctx, Response response, boolean keepAlive) {
    metrics.answered(response.status());
    ByteBuf body = Unpooled.wrappedBuffer(response.body());
    FullHttpResponse message = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1,
        HttpResponseStatus.valueOf(response.status()), body);
    response.headers().forEach(message.headers()::set);
    message.headers().set(HttpHeaderNames.CONTENT_TYPE, response.contentType());
    if (response.status() == 401) {
      message.headers().set(HttpHeaderNames.WWW_AUTHENTICATE, "Bearer");
    }
    SecurityHeaders.set(message.headers());
    HttpUtil.setContentLength(message, body.readableBytes());
    // The keep-alive handler closes the connection after a response that says so; the encoder leaves out the body
    // of a response to HEAD.
    HttpUtil.setKeepAlive(message, keepAlive);
    ctx.writeAndFlush(message).addListener(written -> {
      if (written.isSuccess() && keepAlive) {
        ctx.channel().config().setAutoRead(true);
      } else {
        ctx.close();
      }
    });
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof IdleStateEvent) {
      ctx.close();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    LOG.debug("connection from {} failed", ctx.channel().remoteAddress(), cause);
    ctx.close();
  }
}
