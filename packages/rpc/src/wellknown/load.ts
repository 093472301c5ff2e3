// Makes the standard protos usable without a file at run time: their text is part of the binary.

import { fromJSON, type PackageDefinition } from "@grpc/proto-loader";
import { parse } from "protobufjs";
import googleRpc from "./google_rpc.proto" with { type: "text" };
import health from "./health.proto" with { type: "text" };

function load(protoText: string): PackageDefinition {
  const { root } = parse(protoText, { keepCase: false });
  return fromJSON(root.toJSON(), { longs: String, enums: String, defaults: true, oneofs: true });
}

export const googleRpcProtos = load(googleRpc);
export const healthProtos = load(health);
