// Holds answers against the shop's own document: the status is described, and the body is as it says.

import Ajv, { type ValidateFunction } from "ajv/dist/2020";
import type { OpenApi, Operation } from "./open-api.fixture.ts";

export type Answered = { readonly status: number; readonly type: string; readonly text: string };

/** What is wrong with an answer to an operation; empty when it is as the document says. */
export type AnswerCheck = (operation: Operation, answer: Answered) => readonly string[];

type Response = { readonly $ref?: string; readonly content?: Readonly<Record<string, unknown>> };

/** Answers of the front door to what has left the operation by its path or method. */
const elsewhere: ReadonlySet<unknown> = new Set(["ROUTE_NOT_FOUND", "METHOD_NOT_ALLOWED"]);

export function createAnswerCheck({ document }: OpenApi): AnswerCheck {
  const ajv = new Ajv({ strict: false, allErrors: true, formats: { "date-time": isTime, binary: true } });
  ajv.addSchema(document, "api");
  const compiled = new Map<string, ValidateFunction>();

  function schemaAt(pointer: readonly string[]): ValidateFunction {
    const $ref = `api#/${pointer.map((part) => encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1"))).join("/")}`;
    const known = compiled.get($ref) ?? ajv.compile({ $ref });
    compiled.set($ref, known);
    return known;
  }

  return ({ path, method, responses }, { status, type, text }) => {
    const isProblem = type === "application/problem+json";
    if (status >= 400 && !isProblem) return [`${status} is ${type}`];
    const json: unknown = type.includes("json") ? JSON.parse(text) : undefined;
    if (isProblem && elsewhere.has((json as { readonly reason?: unknown }).reason)) return [];
    const response = responses[status] as Response | undefined;
    if (response === undefined) return [`${status} is not described: ${text.slice(0, 300)}`];
    const place = response.$ref?.slice(2).split("/") ?? ["paths", path, method.toLowerCase(), "responses", `${status}`];
    const described = response.$ref === undefined ? response.content : { [type]: {} };
    if (described === undefined) return text === "" || json === undefined ? [] : [`${status} has a body`];
    const mediaType = type.split(";")[0] ?? "";
    if (described[mediaType] === undefined) return [`${status} is ${type}, described is ${Object.keys(described)}`];
    if (json === undefined) return [];
    const check = schemaAt([...place, "content", mediaType, "schema"]);
    if (check(json)) return [];
    return (check.errors ?? []).map(({ instancePath, message }) => `${status} ${instancePath} ${message}`);
  };
}

function isTime(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(text) && !Number.isNaN(Date.parse(text));
}
