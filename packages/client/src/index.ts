// A client of the shop's HTTP interface in which every path, parameter, body and answer has its type. The types are
// generated from the document that the gateway serves; at run time it is `fetch` and a token.

import createFetchClient, { type Client } from "openapi-fetch";
import type { components, paths } from "./gen/schema.ts";

export type { paths } from "./gen/schema.ts";
/** The shapes by their names in the document: `Schemas["Cart"]`. */
export type Schemas = components["schemas"];
export type Problem = Schemas["Problem"];
export type ShopClient = Client<paths>;

export type ClientOptions = {
  /** Where the gateway is, without a path: "https://shop.example". */
  readonly baseUrl: string;
  /** An access token, or what answers the one to use now; nobody is signed in without. */
  readonly token?: string | (() => string | undefined | Promise<string | undefined>);
  /** What sends in place of the global `fetch`. */
  readonly fetch?: (request: Request) => Promise<Response>;
};

export function createClient({ baseUrl, token, fetch }: ClientOptions): ShopClient {
  const client = createFetchClient<paths>({ baseUrl, ...(fetch === undefined ? {} : { fetch }) });
  if (token === undefined) return client;
  client.use({
    onRequest: async ({ request }) => {
      const current = typeof token === "string" ? token : await token();
      if (current !== undefined) request.headers.set("authorization", `Bearer ${current}`);
      return request;
    },
  });
  return client;
}

/** What the shop refused; programs look at `reason`. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  readonly status: number;
  readonly reason: string;
  readonly problem: Problem | undefined;

  constructor(status: number, problem: Problem | undefined) {
    super(`the shop answered ${status} ${problem?.reason ?? "without a reason"}: ${problem?.detail ?? ""}`);
    this.status = status;
    this.reason = problem?.reason ?? "";
    this.problem = problem;
  }
}

type Answer<Data> =
  | { readonly data: Data; readonly error?: never; readonly response: Response }
  | { readonly data?: never; readonly error: unknown; readonly response: Response };

/** The body of an answer that worked, undefined where it has none; throws ProblemError for any other. */
export async function bodyOf<Data>(answering: Promise<Answer<Data>>): Promise<Data> {
  const answer = await answering;
  if (answer.response.ok) return answer.data as Data;
  throw new ProblemError(answer.response.status, isProblem(answer.error) ? answer.error : undefined);
}

function isProblem(error: unknown): error is Problem {
  return typeof error === "object" && error !== null && "reason" in error && "detail" in error;
}
