// Spans by hand, exported over OTLP/gRPC. Instrumentation packages patch `require`, which a bundled binary does not
// have; so each boundary (HTTP, RPC, SQL, Redis) opens its span through `inSpan`.

import {
  type Attributes,
  type Context,
  context,
  propagation,
  type Span,
  SpanKind,
  SpanStatusCode,
  type TextMapGetter,
  type TextMapSetter,
  trace,
} from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { W3CTraceContextPropagator } from "@opentelemetry/core";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-grpc";
import { resourceFromAttributes } from "@opentelemetry/resources";
import {
  BasicTracerProvider,
  BatchSpanProcessor,
  ParentBasedSampler,
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

/** Sets up the process' one tracer. An absent collector costs requests nothing: spans are dropped in the background. */
export function startTelemetry(options: TelemetryOptions): Telemetry {
  if (options.endpoint === undefined) return { stop: async () => {} };
  const processor = new BatchSpanProcessor(new OTLPTraceExporter({ url: options.endpoint, timeoutMillis: 2000 }), {
    maxQueueSize: 4096,
    maxExportBatchSize: 512,
    scheduledDelayMillis: 1000,
    exportTimeoutMillis: 2500,
  });
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ "service.name": options.service, "service.version": options.version }),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(options.sampleRatio) }),
    spanProcessors: [processor],
  });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  trace.setGlobalTracerProvider(provider);
  return {
    stop: async () => {
      const bound = new Promise<void>((resolve) => setTimeout(resolve, 3000).unref());
      await Promise.race([provider.shutdown().catch(() => {}), bound]);
    },
  };
}

export type SpanOptions = {
  readonly kind?: "internal" | "server" | "client" | "producer" | "consumer";
  readonly attributes?: Attributes;
  /** From `extractContext`; the active span by default. */
  readonly parent?: Context;
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
  const parent = options.parent ?? context.active();
  const span = tracer.startSpan(
    name,
    { kind: kinds[options.kind ?? "internal"], attributes: options.attributes ?? {} },
    parent,
  );
  if (!span.isRecording()) return context.with(trace.setSpan(parent, span), work, undefined, span);
  try {
    return await context.with(trace.setSpan(parent, span), work, undefined, span);
  } catch (error) {
    span.setAttribute("error.type", error instanceof Error ? error.name : "unknown");
    span.setStatus({ code: SpanStatusCode.ERROR });
    throw error;
  } finally {
    span.end();
  }
}

/** Whether the active span is recorded; lets hot paths skip building attributes. */
export function isTracing(): boolean {
  return trace.getActiveSpan()?.isRecording() ?? false;
}

/** The active trace's id, or undefined without one. */
export function activeTraceId(): string | undefined {
  return trace.getActiveSpan()?.spanContext().traceId;
}

/** Writes the active trace context (W3C `traceparent`) into a carrier. */
export function injectContext<Carrier>(carrier: Carrier, setter: TextMapSetter<Carrier>): void {
  propagation.inject(context.active(), carrier, setter);
}

/** Reads a trace context from a carrier, to be given as a span's parent. */
export function extractContext<Carrier>(carrier: Carrier, getter: TextMapGetter<Carrier>): Context {
  return propagation.extract(context.active(), carrier, getter);
}

export type { Attributes, Span } from "@opentelemetry/api";
