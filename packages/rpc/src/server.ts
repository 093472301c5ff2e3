// Serves gRPC: checks who calls, opens the span, turns the deadline into a signal, and turns whatever a handler
// throws into a status, once. Handlers see none of grpc-js.

import {
  type Metadata,
  Server,
  ServerCredentials,
  type ServerReadableStream,
  type ServerUnaryCall,
  type ServiceDefinition,
  type sendUnaryData,
  type UntypedServiceImplementation,
} from "@grpc/grpc-js";
import { extractContext, inSpan, type Log, type ServiceToken, whileWanted } from "@shoal/process";
import type { Call } from "./call.ts";
import { createTokenCheck, readCaller } from "./caller.ts";
import { createHealth, type Health } from "./health.ts";
import { createNote, describeMethod, isServerFault } from "./observe.ts";
import { Code, permissionDenied, Refusal } from "./refusal.ts";
import type { Handler, Method, MethodName, Service } from "./service.ts";
import { statusFromRefusal } from "./status.ts";

/** A handler, and the nouns of the services that may call it. */
export type AllowedHandler<H> = { readonly from: readonly string[]; readonly handle: H };

/** A service ready to be served; made by `implement`. */
export type Implementation = {
  readonly name: string;
  readonly definition: ServiceDefinition;
  readonly handlers: Record<string, AllowedHandler<AnyHandler>>;
};

type AnyHandler = (request: never, call: Call) => Promise<unknown>;

/** Every method of a service with what handles it. */
type HandlersOf<Handlers> = {
  readonly [Name in MethodName<Handlers> as Uncapitalize<Name>]: AllowedHandler<Handler<Handlers[Name]>>;
};

/** Pairs a service of the contract with its handlers, one for each method; a missing one does not compile. */
export function implement<Definition, Handlers>(
  service: Service<Definition, Handlers>,
  handlers: NoInfer<HandlersOf<Handlers>>,
): Implementation {
  return {
    name: service.name,
    definition: service.definition as unknown as ServiceDefinition,
    handlers: handlers as unknown as Record<string, AllowedHandler<AnyHandler>>,
  };
}

export type RpcServerOptions = {
  readonly log: Log;
  readonly implementations: readonly Implementation[];
  /** Tokens of the services that may call at all. */
  readonly acceptedTokens: readonly ServiceToken[];
  /** Maps a store's failure to a refusal, or undefined when it is none: PostgreSQL being away is UNAVAILABLE. */
  readonly refusalFromFailure?: (error: unknown) => Refusal | undefined;
  /** After about this long a connection is ended in order, so that its caller looks for new replicas. */
  readonly connectionAgeMs?: number;
};

export type RpcServer = {
  readonly health: Health;
  /** Starts to listen and answers the port, which is a free one for port 0. */
  listen(host: string, port: number): Promise<number>;
  /** Tells health, refuses new calls, waits up to `timeoutMs` for running ones, then cuts. */
  drain(timeoutMs: number): Promise<void>;
};

const note = createNote("server");

/** Deadline of a call whose caller gave none. */
const defaultTimeoutMs = 30_000;
const defaultConnectionAgeMs = 30_000;
/** Longer than any deadline that a caller gives. */
const connectionGraceMs = 3_600_000;

export function createRpcServer(options: RpcServerOptions): RpcServer {
  const health = createHealth();
  const checkToken = createTokenCheck(options.acceptedTokens);
  const connectionAgeMs = options.connectionAgeMs ?? defaultConnectionAgeMs;
  const server = new Server({
    // Above some 2,000 streams on one connection the runtime's HTTP/2 overflows its stack and the process dies.
    "grpc.max_concurrent_streams": 256,
    "grpc.enable_channelz": 0,
    // Old connections end now and then, so that callers find new replicas; not all of them at once.
    "grpc.max_connection_age_ms": Math.floor(connectionAgeMs * (1 + 0.1 * Math.random())),
    // What runs on them goes on, an import for minutes; its own deadline ends it.
    "grpc.max_connection_age_grace_ms": connectionGraceMs,
    "grpc.keepalive_time_ms": 30_000,
  });
  server.addService(health.definition, health.implementation);
  for (const implementation of options.implementations) {
    server.addService(implementation.definition, wrapAll(implementation, options, checkToken));
  }

  return {
    health,
    listen: (host, port) =>
      new Promise((resolve, reject) => {
        server.bindAsync(`${host}:${port}`, ServerCredentials.createInsecure(), (error, bound) => {
          if (error === null) resolve(bound);
          else reject(new Error(`cannot listen on ${host}:${port}: ${error.message}`));
        });
      }),
    drain: async (timeoutMs) => {
      health.markDraining();
      const timer = setTimeout(() => server.forceShutdown(), timeoutMs);
      await new Promise<void>((resolve) => server.tryShutdown(() => resolve()));
      clearTimeout(timer);
    },
  };
}

type CheckToken = (metadata: Metadata) => string;

function wrapAll(
  implementation: Implementation,
  options: RpcServerOptions,
  checkToken: CheckToken,
): UntypedServiceImplementation {
  const wrapped: UntypedServiceImplementation = {};
  for (const [name, method] of Object.entries(implementation.definition)) {
    const written = implementation.handlers[name.charAt(0).toLowerCase() + name.slice(1)];
    if (written === undefined) throw new Error(`${implementation.name} has no handler for ${name}`);
    const allowed = isRead(method) ? endWithCaller(written) : written;
    const spanName = `${implementation.name}/${name}`;
    wrapped[name] = (raw: RawCall, callback: sendUnaryData<unknown>) => {
      const request = method.requestStream ? messagesOf(raw) : (raw as ServerUnaryCall<unknown, unknown>).request;
      answer(raw, spanName, allowed, request, options, checkToken).then(
        (response) => callback(null, response),
        (error: unknown) => callback(statusFromRefusal(refusalFrom(error, spanName, raw, options))),
      );
    };
  }
  return wrapped;
}

function isRead(method: object): boolean {
  return (method as Method).options?.idempotency_level === "NO_SIDE_EFFECTS";
}

/** A read's statements end with its caller; a change that has begun is finished, so that it is never half known. */
function endWithCaller({ from, handle }: AllowedHandler<AnyHandler>): AllowedHandler<AnyHandler> {
  return { from, handle: (request, call) => whileWanted(call.signal, () => handle(request, call)) };
}

/**
 * The messages of a client stream, one at a time, with backpressure. A handler may stop early: the stream's own
 * iterator would then destroy it, and the answer could no longer be sent.
 */
async function* messagesOf(raw: RawCall): AsyncGenerator<unknown> {
  const stream = raw as ServerReadableStream<unknown, unknown>;
  try {
    yield* stream.iterator({ destroyOnReturn: false });
  } finally {
    stream.resume();
  }
}

type RawCall = ServerUnaryCall<unknown, unknown> | ServerReadableStream<unknown, unknown>;

async function answer(
  raw: RawCall,
  spanName: string,
  allowed: AllowedHandler<AnyHandler>,
  request: unknown,
  options: RpcServerOptions,
  checkToken: CheckToken,
): Promise<unknown> {
  const parent = extractContext(raw.metadata, {
    get: (carrier, key) => carrier.get(key).map(String),
    keys: (carrier) => Object.keys(carrier.getMap()),
  });
  const startedAtMs = performance.now();
  return await inSpan(
    spanName,
    { kind: "server", parent, attributes: describeMethod(spanName), isFault: isServerFault },
    async (span) => {
      try {
        const callingService = checkToken(raw.metadata);
        if (!allowed.from.includes(callingService)) {
          throw permissionDenied("SERVICE_FORBIDDEN", `${callingService} may not call ${spanName}`);
        }
        const response = await allowed.handle(request as never, callFrom(raw));
        note(spanName, span, startedAtMs);
        return response;
      } catch (error) {
        const refusal = refusalFrom(error, spanName, raw, options);
        note(spanName, span, startedAtMs, refusal);
        throw refusal;
      }
    },
  );
}

function callFrom(raw: RawCall): Call {
  const deadline = raw.getDeadline();
  const deadlineMs = deadline instanceof Date ? deadline.getTime() : deadline;
  const controller = new AbortController();
  (raw as NodeJS.EventEmitter).once("cancelled", () => controller.abort());
  if (raw.cancelled) controller.abort();
  const [requestId] = raw.metadata.get("x-request-id");
  return {
    caller: readCaller(raw.metadata),
    requestId: typeof requestId === "string" ? requestId : "",
    deadlineAtMs: Number.isFinite(deadlineMs) ? deadlineMs : Date.now() + defaultTimeoutMs,
    signal: controller.signal,
  };
}

/** Everything that is no refusal is logged here, once, and leaves as INTERNAL with a text that says nothing. */
function refusalFrom(error: unknown, spanName: string, raw: RawCall, options: RpcServerOptions): Refusal {
  if (error instanceof Refusal) return error;
  const known = options.refusalFromFailure?.(error);
  const [requestId] = raw.metadata.get("x-request-id");
  const fields = { rpc: spanName, request_id: String(requestId ?? "") };
  if (known !== undefined && raw.cancelled) {
    return new Refusal(Code.CANCELLED, "CANCELLED", "nobody waits for the answer any more", { cause: error });
  }
  if (known !== undefined) {
    options.log.warn("a store could not be asked", {
      ...fields,
      reason: known.reason,
      error_message: messageOf(error),
    });
    return known;
  }
  options.log.error("a call failed", error, fields);
  return new Refusal(Code.INTERNAL, "INTERNAL", "something went wrong inside the shop", { cause: error });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : "";
}
