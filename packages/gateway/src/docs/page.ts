// The page /docs: Swagger UI from files that are part of the program, so that it needs no network and no inline script.

import iconFile from "swagger-ui-dist/favicon-32x32.png" with { type: "file" };
import styleFile from "swagger-ui-dist/swagger-ui.css" with { type: "file" };
import bundleFile from "swagger-ui-dist/swagger-ui-bundle.js" with { type: "file" };
import { type Page, pageOf, sendPage } from "../json-page.ts";
import { reasons } from "../reasons.ts";

/** Swagger UI sets styles on its elements and draws its icons from data: addresses; nothing comes from elsewhere. */
const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** Who signs in on the page is signed in for the rest of it, and a guest's cart is kept. */
const startScript = `const ui = SwaggerUIBundle({
  url: "/openapi.json",
  dom_id: "#docs",
  deepLinking: true,
  persistAuthorization: false,
  validatorUrl: null,
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
  tryItOutEnabled: true,
  responseInterceptor: (response) => {
    if (/\\/api\\/v1\\/auth\\/(login|register|register\\/confirm|refresh)$/.test(response.url) && response.ok && response.text) {
      ui.preauthorizeApiKey("bearer", JSON.parse(response.text).access_token);
    }
    const cart = response.headers["x-cart-id"];
    if (cart) ui.preauthorizeApiKey("guestCart", cart);
    return response;
  },
});
`;

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Shoal API</title>
<link rel="icon" href="/docs/favicon.png">
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<div id="docs"></div>
<noscript><p>This page needs scripts. The document itself is <a href="/openapi.json">/openapi.json</a>.</p></noscript>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`;

const read = async (file: string) => new Uint8Array(await Bun.file(file).arrayBuffer());
const script = "text/javascript; charset=utf-8";

/** Made when first asked for, and kept. */
const assets: Readonly<Record<string, () => Promise<Page>>> = {
  "swagger-ui.css": once(async () => pageOf(await read(styleFile), "text/css; charset=utf-8")),
  "swagger-ui-bundle.js": once(async () => pageOf(await read(bundleFile), script)),
  "favicon.png": once(async () => pageOf(await read(iconFile), "image/png")),
  "start.js": once(async () => pageOf(startScript, script)),
};

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

export function docsPage(): Response {
  return html(page);
}

/** One of the page's own files, or undefined. */
export async function docsAsset(name: string, request: Request): Promise<Response | undefined> {
  const asset = Object.hasOwn(assets, name) ? assets[name] : undefined;
  if (asset === undefined) return undefined;
  return sendPage(await asset(), request, { cacheControl: "public, max-age=3600", isPublic: true });
}

/** Where every problem document's `type` leads: the reasons, one row each. */
export function reasonsPage(): Response {
  const rows = Object.entries(reasons).map(
    ([name, { title, status }]) =>
      `<tr id="${name}"><td><code>${name}</code></td><td>${status ?? ""}</td><td>${title}</td></tr>`,
  );
  return html(`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Shoal: reasons of problems</title></head>
<body>
<h1>Reasons of problems</h1>
<p>Every error is an RFC 9457 problem document. Programs should look at its <code>reason</code>.</p>
<table>
<thead><tr><th>reason</th><th>status</th><th>meaning</th></tr></thead>
<tbody>
${rows.join("\n")}
</tbody>
</table>
</body>
</html>
`);
}

function html(text: string): Response {
  return new Response(text, {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": pagePolicy,
      "cache-control": "public, max-age=300",
    },
  });
}
