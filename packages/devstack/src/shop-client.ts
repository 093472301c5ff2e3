// The little that commands need of the shop's HTTP interface: one request, its JSON, and a clear error.

import { DevstackError } from "./devstack-error.ts";

export type Json = { readonly [key: string]: unknown };

export type ShopResponse = { readonly status: number; readonly headers: Headers; readonly body: Json };

export type ShopRequest = {
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as it is, with the content type in `headers`. */
  readonly body?: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;
};

export type ShopClient = (method: string, path: string, request?: ShopRequest) => Promise<ShopResponse>;

/** Speaks to the gateway at `url`; paths are below /api/v1. */
export function createShopClient(url: string): ShopClient {
  return async (method, path, request = {}) => {
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { ...(request.json === undefined ? {} : { "content-type": "application/json" }), ...request.headers },
      ...(request.json === undefined ? {} : { body: JSON.stringify(request.json) }),
      ...(request.body === undefined ? {} : { body: request.body }),
    }).catch((error: unknown) => {
      throw new DevstackError(
        `no shop answers at ${url} (${error instanceof Error ? error.message : "no reason given"})`,
      );
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === "" ? {} : parseJson(text) };
  };
}

function parseJson(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw new DevstackError("the answer is no JSON");
  }
}

/** The response, or an error that says what the shop answered instead of the expected status. */
export function expectStatus(response: ShopResponse, ...statuses: readonly number[]): ShopResponse {
  if (statuses.includes(response.status)) return response;
  const { reason, detail, errors } = response.body;
  const more = errors === undefined ? "" : ` ${JSON.stringify(errors)}`;
  throw new DevstackError(`the shop answered ${response.status} ${String(reason)}: ${String(detail)}${more}`);
}

/** Reads a text out of an answer by its path. */
export function textAt(body: unknown, ...path: readonly (string | number)[]): string {
  const value = path.reduce<unknown>((at, key) => (at as Record<string | number, unknown> | undefined)?.[key], body);
  if (typeof value !== "string") throw new DevstackError(`the answer has no text at ${path.join(".")}`);
  return value;
}

/** Signs in and answers the header that proves it. */
export async function signIn(shop: ShopClient, email: string, password: string): Promise<{ authorization: string }> {
  const { body } = expectStatus(await shop("POST", "/auth/login", { json: { email, password } }), 200);
  return { authorization: `Bearer ${textAt(body, "access_token")}` };
}
