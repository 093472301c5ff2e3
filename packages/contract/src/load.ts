// Turns the committed bundle into gRPC service definitions. The bundle is imported as JSON, so that a compiled
// binary carries it and no .proto file is read at run time.

import { fromJSON, type Options } from "@grpc/proto-loader";
import bundle from "./gen/contract.json" with { type: "json" };

/** The same flags as generate.ts gives to the type generator. */
const options: Options = { longs: String, enums: String, defaults: true, oneofs: true };

const packageDefinition = fromJSON(bundle as Parameters<typeof fromJSON>[0], options);

/**
 * One service of the contract. The two type parameters are proto-loader-gen-types' `XDefinition` and `XHandlers`;
 * the second is carried by type alone.
 */
export type Service<Definition, Handlers> = {
  /** Full name, for example "shoal.cart.v1.CartService". */
  readonly name: string;
  readonly definition: Definition;
  readonly handlers?: Handlers;
};

export function loadService<Definition, Handlers>(name: string): Service<Definition, Handlers> {
  const definition = packageDefinition[name];
  if (definition === undefined) throw new Error(`the contract has no service ${name}`);
  return { name, definition: definition as unknown as Definition };
}
