// Typed promise clients over one grpc-js channel for each upstream: deadline, identity and trace go along, refusals
// come back as Refusal, idempotent methods are tried again.

import { credentials, Client as GrpcClient, Metadata, type ServiceError } from "@grpc/grpc-js";
import { injectContext, inSpan } from "@shoal/process";
import { type Call, nextDeadline } from "./call.ts";
import { writeCaller } from "./caller.ts";
import type { Guard } from "./guard.ts";
import { createNote, describeMethod } from "./observe.ts";
import { createRetryBudget, withRetry } from "./retry.ts";
import type { Client, Method, Service } from "./service.ts";
import { refusalFromError, wasNeverRead } from "./status.ts";

/** A connection to one upstream, shared by the clients of all its services. */
export type Channel = {
  readonly grpc: GrpcClient;
  readonly token: string;
  readonly guard: Guard;
  close(): void;
};

export type ChannelOptions = {
  /** gRPC target: "dns:///product:50051", "127.0.0.1:5001", or a static list "ipv4:10.0.0.1:5001,10.0.0.2:5001". */
  readonly address: string;
  /** Proves which service calls. */
  readonly token: string;
  readonly guard: Guard;
};

/** How much may be on its way to a caller on one connection: as much as the largest message, or many of usual size. */
const answersWaitingBytes = 4 * 1024 * 1024;

/**
 * Opens a channel; it connects in the background, before the first call, and spreads calls over all addresses. Addresses
 * that it has once had stay in use while a name has none: that of a headless Service whose only pod is on its way out is
 * empty until the next is ready, and who asks then for the first time finds nobody.
 */
export function createChannel(options: ChannelOptions): Channel {
  const grpc = new GrpcClient(options.address, credentials.createInsecure(), {
    "grpc.service_config": JSON.stringify({ loadBalancingConfig: [{ round_robin: {} }] }),
    "grpc.enable_retries": 0,
    "grpc.enable_channelz": 0,
    // With 64 KiB a few large answers fill a connection, and then the newest call is always served first: the oldest
    // wait until nobody asks any more.
    "grpc-node.flow_control_window": answersWaitingBytes,
    // A peer that is gone without a word is noticed within five seconds, also while nothing is asked.
    "grpc.keepalive_time_ms": 2000,
    "grpc.keepalive_timeout_ms": 3000,
    "grpc.keepalive_permit_without_calls": 1,
    "grpc.initial_reconnect_backoff_ms": 100,
    "grpc.max_reconnect_backoff_ms": 500,
    "grpc.dns_min_time_between_resolutions_ms": 1000,
    // A channel that nobody has used for half an hour would forget its addresses.
    "grpc.client_idle_timeout_ms": 2 ** 31 - 1,
  });
  grpc.getChannel().getConnectivityState(true);
  return { grpc, token: options.token, guard: options.guard, close: () => grpc.close() };
}

const note = createNote("client");

/** Methods that say nothing come as IDEMPOTENCY_UNKNOWN: a second attempt of those could have a second effect. */
const retriedLevels = new Set(["NO_SIDE_EFFECTS", "IDEMPOTENT"]);

/**
 * A typed client of one service. Each method takes the request and the call it is made for, and answers the response
 * or throws Refusal: what the service refused, or UNAVAILABLE / DEADLINE_EXCEEDED when it could not be asked.
 */
export function createClient<Definition, Handlers>(
  service: Service<Definition, Handlers>,
  channel: Channel,
): Client<Definition, Handlers> {
  const budget = createRetryBudget();
  const client: Record<string, (request: unknown, call: Call) => Promise<unknown>> = {};
  for (const [name, method] of Object.entries(service.definition as unknown as Record<string, Method>)) {
    const level = method.options?.idempotency_level ?? "";
    const isRetried = retriedLevels.has(level) && !method.requestStream;
    const isRead = level === "NO_SIDE_EFFECTS" && !method.requestStream;
    const spanName = `${service.name}/${name}`;
    client[name.charAt(0).toLowerCase() + name.slice(1)] = (request, call) =>
      inSpan(spanName, { kind: "client", attributes: describeMethod(spanName) }, async (span) => {
        const startedAtMs = performance.now();
        const attempt = () => channel.guard.run(() => start(channel, method, request, call), isRead);
        try {
          const response = await (isRetried ? withRetry(budget, call, attempt) : attempt());
          note(spanName, span, startedAtMs);
          return response;
        } catch (error) {
          note(spanName, span, startedAtMs, error);
          throw error;
        }
      });
  }
  return client as unknown as Client<Definition, Handlers>;
}

function start(channel: Channel, method: Method, request: unknown, call: Call): Promise<unknown> {
  return method.requestStream
    ? sendStream(channel, method, request as AsyncIterable<unknown>, call)
    : sendUnary(channel, method, request, call);
}

/**
 * Sends a call, and again when the server refused its stream. A server that ends a connection for its age refuses what
 * still arrives on it: with many callers at once, all that they send while its last answers are on the way. It has read
 * nothing of it, so this is done whatever the method does, at once, and is nothing that a breaker should learn of.
 */
async function sendUnary(channel: Channel, method: Method, request: unknown, call: Call): Promise<unknown> {
  for (let refusals = 0; ; refusals += 1) {
    try {
      return await sendOnce(channel, method, request, call);
    } catch (error) {
      if (!wasNeverRead(error) || refusals === refusedStreamsMax || Date.now() >= nextDeadline(call)) throw error;
    }
  }
}

/** The next connection may be as old. */
const refusedStreamsMax = 3;

function sendOnce(channel: Channel, method: Method, request: unknown, call: Call): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const sent = channel.grpc.makeUnaryRequest(
      method.path,
      method.requestSerialize as (value: unknown) => Buffer,
      method.responseDeserialize,
      request,
      metadataFor(channel, call),
      { deadline: nextDeadline(call) },
      settle(resolve, reject),
    );
    cancelOnAbort(sent, call);
  });
}

function sendStream(channel: Channel, method: Method, requests: AsyncIterable<unknown>, call: Call): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const stream = channel.grpc.makeClientStreamRequest(
      method.path,
      method.requestSerialize as (value: unknown) => Buffer,
      method.responseDeserialize,
      metadataFor(channel, call),
      { deadline: nextDeadline(call) },
      settle(resolve, reject),
    );
    cancelOnAbort(stream, call);
    pump(requests, stream).catch((error: unknown) => {
      stream.cancel();
      reject(error);
    });
  });
}

type Cancellable = { cancel(): void; once(event: "status", listener: () => void): unknown };

type Sink = {
  write(value: unknown): boolean;
  end(): void;
  once(event: "drain" | "close", listener: () => void): unknown;
  readonly destroyed: boolean;
};

async function pump(requests: AsyncIterable<unknown>, stream: Sink): Promise<void> {
  const closed = new Promise<void>((resolve) => stream.once("close", resolve));
  for await (const request of requests) {
    if (stream.destroyed) return;
    if (!stream.write(request)) {
      await Promise.race([closed, new Promise<void>((resolve) => stream.once("drain", resolve))]);
    }
  }
  stream.end();
}

function settle(resolve: (value: unknown) => void, reject: (error: unknown) => void) {
  return (error: ServiceError | null, response?: unknown) => {
    if (error === null) resolve(response);
    else reject(refusalFromError(error));
  };
}

function cancelOnAbort(sent: Cancellable, call: Call): void {
  const cancel = () => sent.cancel();
  if (call.signal.aborted) cancel();
  call.signal.addEventListener("abort", cancel, { once: true });
  sent.once("status", () => call.signal.removeEventListener("abort", cancel));
}

function metadataFor(channel: Channel, call: Call): Metadata {
  const metadata = new Metadata();
  writeCaller(metadata, call.caller, channel.token);
  metadata.set("x-request-id", call.requestId);
  injectContext(metadata, { set: (carrier, key, value) => carrier.set(key, value) });
  return metadata;
}
