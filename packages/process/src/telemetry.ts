// Spans by hand, exported over OTLP/gRPC. Instrumentation packages patch `require`, which a bundled binary does not
// have; so each boundary (HTTP, RPC, SQL, Redis) opens its span through `inSpan`.

import {
  type Attributes,
  type Context,
  context,
  INVALID_SPAN_CONTEXT,
  type Link,
  propagation,
  ROOT_CONTEXT,
  type Span,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  type TextMapGetter,
  type TextMapSetter,
  TraceFlags,
  trace,
} from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { parseTraceParent, W3CTraceContextPropagator } from "@opentelemetry/core";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-grpc";
import { resourceFromAttributes } from "@opentelemetry/resources";
import {
  BasicTracerProvider,
  BatchSpanProcessor,
  ParentBasedSampler,
  type Sampler,
  SamplingDecision,
  TraceIdRatioBasedSampler,
} from "@opentelemetry/sdk-trace-base";

export type TelemetryOptions = {
  /** Becomes `service.name`. */
  readonly service: string;
  /** Becomes `service.version`. */
  readonly version: string;
  /** OTLP/gRPC address, for example "http://localhost:4317"; undefined records nothing. */
  readonly endpoint: string | undefined;
  /** Share of new traces that are recorded, 0 to 1; a caller's decision is followed. */
  readonly sampleRatio: number;
};

export type Telemetry = {
  /** Sends what is left, at most 3 s. Call it last, after everything that makes spans has ended. */
  stop(): Promise<void>;
};

const tracer = trace.getTracer("shoal");
/** Until it is, nothing can be traced, and nobody pays for looking whether something is. */
let isStarted = false;
const noSpan = trace.wrapSpanContext(INVALID_SPAN_CONTEXT);

/** Sets up the process' one tracer. An absent collector costs requests nothing: spans are dropped in the background. */
export function startTelemetry(options: TelemetryOptions): Telemetry {
  if (options.endpoint === undefined) return { stop: async () => {} };
  const processor = new BatchSpanProcessor(new OTLPTraceExporter({ url: options.endpoint, timeoutMillis: 2000 }), {
    maxQueueSize: 4096,
    // To send is dearer than to write: what two busy seconds bring goes in one request.
    maxExportBatchSize: 2048,
    scheduledDelayMillis: 2000,
    exportTimeoutMillis: 2500,
  });
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ "service.name": options.service, "service.version": options.version }),
    sampler: new ParentBasedSampler({ root: createRootSampler(options.sampleRatio) }),
    spanProcessors: [processor],
  });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  trace.setGlobalTracerProvider(provider);
  isStarted = true;
  return {
    stop: async () => {
      const bound = new Promise<void>((resolve) => setTimeout(resolve, 3000).unref());
      await Promise.race([provider.shutdown().catch(() => {}), bound]);
    },
  };
}

/** A new trace is drawn by lot; one that goes on with another's work is recorded when that other one is. */
function createRootSampler(sampleRatio: number): Sampler {
  const lot = new TraceIdRatioBasedSampler(sampleRatio);
  return {
    shouldSample: (parent, traceId, _name, _kind, _attributes, links) => {
      const [link] = links;
      if (link === undefined) return lot.shouldSample(parent, traceId);
      const isRecorded = (link.context.traceFlags & TraceFlags.SAMPLED) !== 0;
      return { decision: isRecorded ? SamplingDecision.RECORD_AND_SAMPLED : SamplingDecision.NOT_RECORD };
    },
    toString: () => "by the link, else by lot",
  };
}

export type SpanOptions = {
  readonly kind?: "internal" | "server" | "client" | "producer" | "consumer";
  readonly attributes?: Attributes;
  /** From `extractContext`; the active span by default. */
  readonly parent?: Context;
  /** From `activeTraceParent`, kept with what is worked on: whose work this goes on with. */
  readonly continues?: string | undefined;
  /** Whether what was thrown is a fault of the work rather than its answer; everything is, by default. */
  readonly isFault?: (error: unknown) => boolean;
};

const kinds = {
  internal: SpanKind.INTERNAL,
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
} as const;

/** Runs work inside a span, which ends when the work's promise settles; a throw marks it failed and passes on. */
export async function inSpan<T>(name: string, options: SpanOptions, work: (span: Span) => Promise<T>): Promise<T> {
  if (!isStarted) return work(noSpan);
  const { span, inside } = startSpan(name, options);
  if (!span.isRecording()) return context.with(inside, work, undefined, span);
  try {
    return await context.with(inside, work, undefined, span);
  } catch (error) {
    if (options.isFault?.(error) ?? true) markFailed(span, error);
    throw error;
  } finally {
    span.end();
  }
}

/** Runs work that waits for nothing, and does not throw, inside a span. */
export function inSpanAtOnce<T>(name: string, options: () => SpanOptions, work: (span: Span) => T): T {
  if (!isStarted) return work(noSpan);
  const { span, inside } = startSpan(name, options());
  try {
    return context.with(inside, work, undefined, span);
  } finally {
    span.end();
  }
}

/** `inside` is the context in which the span is the active one. */
function startSpan(name: string, options: SpanOptions): { readonly span: Span; readonly inside: Context } {
  const parent = options.parent ?? context.active();
  const span = tracer.startSpan(
    name,
    {
      kind: kinds[options.kind ?? "internal"],
      ...(options.continues === undefined ? {} : { links: linksTo(options.continues) }),
    },
    parent,
  );
  // Given at the start, they would be checked twice more, for samplers; ours does not look at them.
  if (options.attributes !== undefined) span.setAttributes(options.attributes);
  return { span, inside: trace.setSpan(parent, span) };
}

/**
 * Starts a span below the active one for a command to a store, which has no spans below itself; undefined where nothing
 * is recorded. Whoever starts it ends it. What runs outside any request, such as a loop that looks for work, has none.
 */
export function startCommandSpan(name: string, attributes: Attributes): Span | undefined {
  if (!isTracing()) return undefined;
  return tracer.startSpan(name, { kind: SpanKind.CLIENT }).setAttributes(attributes);
}

/** What kind of failure it was, and never its text, which may hold what somebody typed. */
export function markFailed(span: Span, error: unknown): void {
  span.setAttribute("error.type", errorType(error));
  span.setStatus({ code: SpanStatusCode.ERROR });
}

/** A store's or a socket's own code, else the error's name: one of few values. */
export function errorType(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  return "code" in error && typeof error.code === "string" && /^[\w.]{1,40}$/.test(error.code)
    ? error.code
    : error.name;
}

function linksTo(traceParent: string): Link[] {
  const linked = parseTraceParent(traceParent);
  return linked === null ? [] : [{ context: linked }];
}

/** Whether the active span is recorded; lets hot paths skip building attributes. */
export function isTracing(): boolean {
  return isStarted && (trace.getActiveSpan()?.isRecording() ?? false);
}

/** The active trace's id, or undefined without one. */
export function activeTraceId(): string | undefined {
  return activeSpanContext()?.traceId;
}

/** Ids of the active span, or undefined without one. */
export function activeSpanContext(): SpanContext | undefined {
  return isStarted ? trace.getActiveSpan()?.spanContext() : undefined;
}

/** The active span as text (W3C `traceparent`), to be kept with work that others go on with; undefined without one. */
export function activeTraceParent(): string | undefined {
  const active = trace.getActiveSpan()?.spanContext();
  return active === undefined
    ? undefined
    : `00-${active.traceId}-${active.spanId}-0${active.traceFlags & TraceFlags.SAMPLED}`;
}

/** Writes the active trace context (W3C `traceparent`) into a carrier. */
export function injectContext<Carrier>(carrier: Carrier, setter: TextMapSetter<Carrier>): void {
  propagation.inject(context.active(), carrier, setter);
}

/** Reads a trace context from a carrier, to be given as a span's parent. */
export function extractContext<Carrier>(carrier: Carrier, getter: TextMapGetter<Carrier>): Context {
  return isStarted ? propagation.extract(context.active(), carrier, getter) : ROOT_CONTEXT;
}

export type { Attributes, Span } from "@opentelemetry/api";
