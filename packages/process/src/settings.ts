// What every process reads from its environment, whatever its noun.

import { integer, list, oneOf, optional, ratio, secret, text, url } from "./env.ts";
import { logLevels } from "./log.ts";

/** Settings of every process. */
export const processSettings = {
  /** dev and test relax what production refuses, such as the simulated payment provider. */
  SHOAL_ENV: oneOf(["dev", "test", "production"], { default: "production" }),
  LOG_LEVEL: oneOf(logLevels, { default: "info" }),
  /** OTLP/gRPC collector; none records no spans. */
  OTEL_EXPORTER_OTLP_ENDPOINT: optional(url(["http", "https"])),
  /** Share of new traces recorded. */
  TRACE_SAMPLE_RATIO: ratio({ default: 0.1 }),
  /** Serves /metrics to Prometheus; 0 takes a free port, none counts nothing. */
  METRICS_PORT: optional(integer({ min: 0, max: 65_535 })),
  /** Reported as service.version. */
  SERVICE_VERSION: text({ default: "dev" }),
};

/** Settings of every process that serves gRPC. */
export const serverSettings = {
  ...processSettings,
  HOST: text({ default: "0.0.0.0" }),
  /** 0 takes a free port. */
  PORT: integer({ min: 0, max: 65_535, default: 50_051 }),
  /** Tokens by which callers prove which service they are: "gateway=<token>,order=<token>"; two of one service while rotating. */
  SERVICE_TOKENS: list(serviceToken()),
};

/** Settings of every process that calls a service. */
export const callerSettings = {
  /** The token that this process sends. */
  SERVICE_TOKEN: secret({ lengthMin: 24 }),
};

export type ServiceToken = { readonly service: string; readonly token: string };

function serviceToken() {
  return {
    isSecret: true,
    parse: (value: string): ServiceToken => {
      const match = /^([a-z]+)=(.{24,})$/.exec(value);
      if (match?.[1] === undefined || match[2] === undefined) {
        throw "must be a comma-separated list of service=token, tokens of at least 24 characters";
      }
      return { service: match[1], token: match[2] };
    },
  };
}
