// The shapes that a service's handlers and clients take, read off the generated types of the contract.

import type { handleClientStreamingCall, handleUnaryCall } from "@grpc/grpc-js";
import type { Call } from "./call.ts";

/** One service of the contract; the same shape as @shoal/contract makes. */
export type Service<Definition, Handlers> = {
  readonly name: string;
  readonly definition: Definition;
  readonly handlers?: Handlers;
};

/** A method as proto-loader defines it. */
export type Method = {
  readonly path: string;
  readonly requestStream: boolean;
  readonly responseStream: boolean;
  readonly requestSerialize: (value: never) => Buffer;
  readonly requestDeserialize: (bytes: Buffer) => unknown;
  readonly responseSerialize: (value: never) => Buffer;
  readonly responseDeserialize: (bytes: Buffer) => unknown;
  readonly options?: { readonly idempotency_level?: string };
};

/** Names of the methods, without the index signature that the generated types carry. */
export type MethodName<Handlers> = keyof {
  [Name in keyof Handlers as string extends Name ? never : number extends Name ? never : Name]: true;
} &
  string;

/** What a service writes for a method: a promise of the answer; a client stream arrives as an async iterable. */
export type Handler<Handle> =
  Handle extends handleUnaryCall<infer Request, infer Response>
    ? (request: Request, call: Call) => Promise<Response>
    : Handle extends handleClientStreamingCall<infer Request, infer Response>
      ? (requests: AsyncIterable<Request>, call: Call) => Promise<Response>
      : never;

type MethodTypes<M> = M extends {
  requestSerialize: (value: infer Request) => Buffer;
  responseDeserialize: (bytes: Buffer) => infer Response;
}
  ? { request: Request; response: Response }
  : never;

/** What a caller sees of a method. */
export type ClientMethod<M, Handle> =
  Handle extends handleUnaryCall<infer _Request, infer _Response>
    ? (request: MethodTypes<M>["request"], call: Call) => Promise<MethodTypes<M>["response"]>
    : (requests: AsyncIterable<MethodTypes<M>["request"]>, call: Call) => Promise<MethodTypes<M>["response"]>;

/** A typed promise client: `client.getCart(request, call)`. */
export type Client<Definition, Handlers> = {
  readonly [Name in MethodName<Handlers> as Uncapitalize<Name>]: ClientMethod<
    Name extends keyof Definition ? Definition[Name] : never,
    Handlers[Name]
  >;
};

/** The client of a service, from the service: `ClientOf<typeof cartService>`. */
export type ClientOf<S> = S extends Service<infer Definition, infer Handlers> ? Client<Definition, Handlers> : never;
