// Turns what the schema compiler found into fields, reasons and sentences. It reads the path and the schema, never
// the value, so that nothing sent comes back.

import type { Violation } from "@shoal/rpc";
import type { ValidationError } from "elysia";

const violationsMax = 20;
const fieldLengthMax = 100;

/** One violation for each field that is wrong, at most 20. */
export function violationsOf(error: ValidationError): readonly Violation[] {
  const byField = new Map<string, Violation>();
  for (const finding of error.all) {
    const field = fieldOf(finding.path);
    // A missing field fails its type as well; the first finding says most.
    if (!byField.has(field)) byField.set(field, { field, ...describe(finding.type, finding.schema) });
    if (byField.size >= violationsMax) break;
  }
  return [...byField.values()];
}

/** "/lines/0/quantity" becomes "lines[0].quantity"; the whole body is "". */
function fieldOf(path: string): string {
  const parts = path.split("/").slice(1);
  const field = parts.reduce((name, part) => {
    const plain = part.replaceAll("~1", "/").replaceAll("~0", "~");
    if (/^\d+$/.test(plain) && name !== "") return `${name}[${plain}]`;
    return name === "" ? plain : `${name}.${plain}`;
  }, "");
  return field.slice(0, fieldLengthMax);
}

type Schema = Readonly<Record<string, unknown>>;
type Finding = Omit<Violation, "field">;

/** TypeBox' ValueErrorType, as far as it is told apart here. */
const found = {
  arrayMaxItems: 2,
  arrayMinItems: 4,
  unknownProperty: 42,
  objectMinProperties: 44,
  requiredProperty: 45,
  stringFormat: 50,
  stringMaxLength: 51,
  stringMinLength: 52,
  stringPattern: 53,
} as const;

function describe(type: number, schema: Schema): Finding {
  switch (type) {
    case found.unknownProperty:
      return { reason: "UNKNOWN_FIELD", message: "is not known" };
    case found.requiredProperty:
      return { reason: "REQUIRED", message: "must be given" };
    case found.arrayMaxItems:
      return { reason: "TOO_MANY", message: `must have at most ${schema["maxItems"]} items` };
    case found.arrayMinItems:
      return { reason: "TOO_FEW", message: `must have at least ${schema["minItems"]} items` };
    case found.objectMinProperties:
      return { reason: "TOO_FEW", message: "must name at least one field" };
    case found.stringMaxLength:
      return { reason: "TOO_LONG", message: `must have at most ${schema["maxLength"]} characters` };
    case found.stringMinLength:
      return { reason: "TOO_SHORT", message: `must have at least ${schema["minLength"]} characters` };
    case found.stringFormat:
    case found.stringPattern:
      return { reason: "INVALID_FORMAT", message: formOf(schema) };
    default:
      return describeKind(schema);
  }
}

function describeKind(schema: Schema): Finding {
  const { type, minimum, maximum } = schema;
  if (type === "integer") {
    return { reason: "OUT_OF_RANGE", message: `must be a whole number from ${minimum} to ${maximum}` };
  }
  const members = Array.isArray(schema["anyOf"]) ? (schema["anyOf"] as Schema[]) : [];
  const choices = Array.isArray(schema["enum"]) ? schema["enum"] : [];
  if (choices.length > 0) return { reason: "UNKNOWN_VALUE", message: `must be one of ${choices.join(", ")}` };
  const [member] = members.filter((one) => one["type"] !== "null");
  if (member !== undefined) {
    const inner = describeKind(member);
    return { ...inner, message: `${inner.message}, or null` };
  }
  if (type === "string" && schema["maxLength"] !== undefined) {
    return { reason: "INVALID_TYPE", message: `must be a text of at most ${schema["maxLength"]} characters` };
  }
  return { reason: "INVALID_TYPE", message: typeof type === "string" ? `must be of type ${type}` : "is not valid" };
}

function formOf(schema: Schema): string {
  const description = schema["description"];
  return typeof description === "string" ? `must be ${description}` : "is not of the expected form";
}
