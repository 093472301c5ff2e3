// What is not the shop's business but keeps it running and usable: probes, documentation, keys, pictures.

import { Elysia } from "elysia";
import { upstreams } from "../clients.ts";
import type { Deps } from "../deps.ts";
import { operation } from "../docs/operation.ts";
import { docsAsset, docsPage, reasonsPage } from "../docs/page.ts";
import { isKnown, makePage, type Page, sendPage } from "../json-page.ts";
import { Problem } from "../problem.ts";
import { admission } from "../request.ts";
import { mediaParams } from "../shapes/catalogue.ts";
import { oneOf, t } from "../shapes/typebox.ts";
import { strict } from "../shapes/values.ts";

const aliveShape = strict({ status: oneOf(["ok"]) });
const readyShape = strict({
  status: oneOf(["ok"]),
  breakers: t.Optional(t.Record(t.String(), oneOf(["closed", "half-open", "open"]))),
});
const healthShape = strict({
  status: oneOf(["ok", "degraded", "not_ready"]),
  version: t.String(),
  services: t.Record(t.String(), oneOf(["ok", "failing"])),
});
const keysShape = strict({ keys: t.Array(t.Object({ kid: t.String(), kty: t.String() })) });

/** The digest names the bytes, so they never change. A picture may be opened by itself, where an SVG must not act. */
const pictureHeaders = {
  "cache-control": "public, max-age=31536000, immutable",
  "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  "cross-origin-resource-policy": "cross-origin",
};

export function operationRoutes({ clients, config, lifecycle, tokens }: Deps, openApi: () => unknown) {
  let document: Page | undefined;
  return new Elysia()
    .use(admission)
    .get(
      "/",
      ({ request }) => {
        const isBrowser = request.headers.get("accept")?.includes("text/html") ?? false;
        if (isBrowser) return new Response(null, { status: 302, headers: { location: "/docs", vary: "Accept" } });
        const links = { docs: "/docs", openapi: "/openapi.json", products: "/api/v1/products", health: "/health" };
        return Response.json(
          { name: "Shoal", version: config.SERVICE_VERSION, ...links },
          { headers: { vary: "Accept" } },
        );
      },
      { detail: { hide: true } },
    )
    .get("/livez", () => ({ status: "ok" as const }), {
      detail: operation("GET /livez", {
        id: "getLiveness",
        tag: "Operations",
        summary: "Whether the process turns",
        answers: { 200: ["It does", aliveShape] },
      }),
    })
    .get(
      "/readyz",
      ({ query }) => {
        if (!lifecycle.isReady()) throw new Problem("NOT_READY", "this process does not take requests");
        if (query["verbose"] === undefined) return { status: "ok" as const };
        const breakers = Object.fromEntries(upstreams.map((noun) => [noun, clients.guards[noun].state()]));
        return { status: "ok" as const, breakers };
      },
      {
        detail: operation("GET /readyz", {
          id: "getReadiness",
          tag: "Operations",
          summary: "Whether this process takes requests",
          description:
            "Services and stores that are away do not count: their routes answer 503 meanwhile. With ?verbose it also " +
            "says how the breaker before each service stands.",
          answers: { 200: ["It does", readyShape] },
        }),
      },
    )
    .get(
      "/health",
      () => {
        const services = Object.fromEntries(
          upstreams.map((noun) => [noun, clients.guards[noun].state() === "open" ? "failing" : "ok"]),
        );
        const isWhole = Object.values(services).every((state) => state === "ok");
        const status = lifecycle.isReady() ? (isWhole ? "ok" : "degraded") : "not_ready";
        return { status, version: config.SERVICE_VERSION, services };
      },
      {
        detail: operation("GET /health", {
          id: "getHealth",
          tag: "Operations",
          summary: "How the shop is, as this process sees it",
          description:
            "For people; probes should use /livez and /readyz. A service is failing while its breaker is open.",
          answers: { 200: ["The state", healthShape] },
        }),
      },
    )
    .get("/docs", () => docsPage(), { detail: { hide: true } })
    .get("/docs/errors", () => reasonsPage(), { detail: { hide: true } })
    .get(
      "/docs/:file",
      async ({ params, request }) => {
        const asset = await docsAsset(params.file, request);
        if (asset === undefined) throw new Problem("ROUTE_NOT_FOUND", "there is nothing at this address");
        return asset;
      },
      { detail: { hide: true } },
    )
    .get(
      "/openapi.json",
      ({ request }) => {
        document ??= makePage(openApi());
        return sendPage(document, request, { cacheControl: "public, no-cache", isPublic: true });
      },
      { detail: { hide: true } },
    )
    .get(
      "/.well-known/jwks.json",
      ({ set }) => {
        set.headers["cache-control"] = "public, max-age=300";
        return tokens.publicKeys;
      },
      {
        detail: operation("GET /.well-known/jwks.json", {
          id: "getKeys",
          tag: "Operations",
          summary: "The public keys of access tokens (RFC 7517)",
          answers: { 200: ["A key set", keysShape] },
        }),
      },
    )
    .get(
      "/media/:sha256",
      async ({ params, request, call }) => {
        const etag = `"${params.sha256}"`;
        if (isKnown(etag, request.headers.get("if-none-match"))) {
          return new Response(null, { status: 304, headers: { ...pictureHeaders, etag } });
        }
        const { content, contentType } = await clients.product.getImage({ sha256: params.sha256 }, call);
        const headers = { ...pictureHeaders, etag, "content-type": contentType };
        return new Response(new Uint8Array(content), { headers });
      },
      {
        params: mediaParams,
        detail: operation("GET /media/:sha256", {
          id: "getImage",
          tag: "Catalogue",
          summary: "A picture",
          answers: { 200: ["The bytes"], 304: ["The caller has them"] },
        }),
      },
    );
}
