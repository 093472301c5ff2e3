// How a route describes itself in the OpenAPI document. Who may use it, and the problems that follow from that, come
// from the policy, so that the document cannot say otherwise.

import type { DocumentDecoration } from "elysia";
import { isForVisitors, type Need, type Route, type RouteKey, routes } from "../policy.ts";
import type { TSchema } from "../shapes/typebox.ts";
import { linked } from "./components.ts";

export type Tag = "Auth" | "Users" | "Catalogue" | "Cart" | "Orders" | "Operations";

export type About = {
  /** Name of the function that a generated client has for it. */
  readonly id: string;
  readonly tag: Tag;
  readonly summary: string;
  readonly description?: string;
  /** What it answers when it works: a sentence and a shape; no shape for no body. */
  readonly answers: Readonly<Record<number, readonly [sentence: string, shape?: TSchema]>>;
  /** Media type of a file that is the answer. */
  readonly download?: string;
  /** Media types of a file that is the body, for a route that reads it itself. */
  readonly upload?: readonly string[];
  /** Problems beyond those that follow from the policy. */
  readonly problems?: readonly number[];
  /** Capabilities that a guest may send in place of a token. */
  readonly guest?: "guestCart" | "orderToken";
};

type Responses = NonNullable<DocumentDecoration["responses"]>;

/** Also carries the route's key, which a test compares with the route that it hangs on. */
export function operation(key: RouteKey, about: About) {
  const route = routes.find((candidate) => candidate.key === key);
  if (route === undefined) throw new Error(`${key} is not in the policy`);
  const { id, tag, summary, description } = about;
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description === undefined ? {} : { description }),
    security: securityOf(route.needs, about.guest),
    responses: { ...answersOf(about), ...problemsOf(route, about.problems ?? []) },
    ...(about.upload === undefined ? {} : { requestBody: fileBody(about.upload) }),
    "x-shoal-route": key,
    ...(route.needs === "open" ? {} : { "x-shoal-permission": route.needs }),
  };
}

/** A file as the body itself, or as the one file of a form. */
function fileBody(types: readonly string[]): NonNullable<DocumentDecoration["requestBody"]> {
  const file = { type: "string", format: "binary" } as const;
  const form = { type: "object" as const, properties: { file }, required: ["file"] };
  const plain = types.map((type) => [type, { schema: file }] as const);
  return {
    required: true,
    content: { ...Object.fromEntries(plain), "multipart/form-data": { schema: form } },
  };
}

type Described = { "x-shoal-route"?: string; requestBody?: { required?: boolean } };

/** Says of bodies that may be left out that they may: the framework calls every body required. */
export function markOptionalBodies(paths: Readonly<Record<string, object | undefined>>): void {
  const optional = new Set<string>(routes.filter(({ body }) => body === "optional-json").map(({ key }) => key));
  for (const described of Object.values(paths).flatMap((methods) => Object.values(methods ?? {}) as Described[])) {
    const isOptional = optional.has(described["x-shoal-route"] ?? "");
    if (isOptional && described.requestBody !== undefined) described.requestBody.required = false;
  }
}

function securityOf(needs: Need, guest: About["guest"]): Record<string, string[]>[] {
  const bearer = { bearer: [] };
  if (needs === "open") return [];
  if (!isForVisitors(needs)) return [bearer];
  return guest === undefined ? [{}, bearer] : [bearer, { [guest]: [] }];
}

function answersOf({ answers, download }: About): Responses {
  return Object.fromEntries(
    Object.entries(answers).map(([status, [description, shape]]) => {
      const file = download === undefined ? {} : { content: { [download]: { schema: { type: "string" as const } } } };
      const content = shape === undefined ? file : { content: { "application/json": { schema: linked(shape) } } };
      return [status, { description, ...content }];
    }),
  );
}

function problemsOf(route: Route, more: readonly number[]): Responses {
  const needsToken = !isForVisitors(route.needs);
  const statuses = [
    400,
    // A bad token is refused also where none is needed.
    ...(route.needs === "open" ? [] : [401]),
    ...(needsToken ? [403] : []),
    // A token outlives its account by minutes.
    ...(needsToken || route.path.includes(":") ? [404] : []),
    ...(route.path.startsWith("/api/") ? [406] : []),
    ...(route.body === "none" ? [] : [408, 413, 415]),
    414,
    ...(route.limit === "none" ? [] : [429]),
    431,
    500,
    503,
    504,
    ...more,
  ].sort((a, b) => a - b);
  const responseOf = (status: number) => ({ $ref: `#/components/responses/Problem${status}` });
  return Object.fromEntries([...new Set(statuses)].map((status) => [status, responseOf(status)]));
}
