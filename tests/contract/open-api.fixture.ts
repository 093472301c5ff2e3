// The OpenAPI document as a test reads it.

export type Schema = {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly examples?: readonly unknown[];
  readonly additionalProperties?: boolean;
};

export type Parameter = {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required: boolean;
  readonly schema: Schema;
};

export type Operation = {
  readonly method: string;
  /** As the document has it: "/api/v1/orders/{order_id}". */
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  readonly parameters: readonly Parameter[];
  readonly body:
    | { readonly required: boolean; readonly content: Readonly<Record<string, { schema: Schema }>> }
    | undefined;
  readonly responses: Readonly<Record<string, unknown>>;
  /** The key of the policy's row that the operation says it describes. */
  readonly route: string;
};

type Described = Record<string, unknown>;
export type OpenApi = { readonly document: Described; readonly operations: readonly Operation[] };

export async function readOpenApi(gatewayUrl: string): Promise<OpenApi> {
  const document = (await (await fetch(`${gatewayUrl}/openapi.json`)).json()) as Described;
  const paths = document["paths"] as Record<string, Record<string, Described>>;
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({
      method: method.toUpperCase(),
      path,
      operationId: String(described["operationId"]),
      summary: String(described["summary"]),
      parameters: (described["parameters"] ?? []) as Parameter[],
      body: described["requestBody"] as Operation["body"],
      responses: (described["responses"] ?? {}) as Described,
      route: String(described["x-shoal-route"]),
    })),
  );
  return { document, operations };
}

/** Every object within a value, itself included. */
export function partsOf(value: unknown): Described[] {
  if (Array.isArray(value)) return value.flatMap(partsOf);
  if (typeof value !== "object" || value === null) return [];
  return [value as Described, ...Object.values(value).flatMap(partsOf)];
}
