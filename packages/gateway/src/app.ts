// The routes put together behind the front door. Starting fails when the routes and the policy differ, so that a route
// without a permission cannot be served.

import { toOpenAPISchema } from "@elysiajs/openapi/openapi";
import { activeTraceId } from "@shoal/process";
import { Elysia } from "elysia";
import type { Deps } from "./deps.ts";
import { components } from "./docs/components.ts";
import { markOptionalBodies } from "./docs/operation.ts";
import type { Handle } from "./front.ts";
import { policyGaps } from "./policy.ts";
import { problemResponse } from "./problem.ts";
import { admissionOf } from "./request.ts";
import { accountMailRoutes } from "./routes/account-mail.ts";
import { accountRoutes } from "./routes/accounts.ts";
import { authRoutes } from "./routes/auth.ts";
import { backOfficeRoutes } from "./routes/back-office.ts";
import { cartRoutes } from "./routes/cart.ts";
import { catalogueRoutes } from "./routes/catalogue.ts";
import { categoryRoutes } from "./routes/categories.ts";
import { operationRoutes } from "./routes/operations.ts";
import { orderRoutes } from "./routes/orders.ts";
import { ownDataRoutes } from "./routes/own-data.ts";
import { productRoutes } from "./routes/products.ts";
import { securityEventRoutes } from "./routes/security-events.ts";
import { sessionRoutes } from "./routes/sessions.ts";
import { uploadRoutes } from "./routes/uploads.ts";
import { userRoutes } from "./routes/users.ts";
import { pathOf } from "./url.ts";

/** The handler of every route; throws when routes and policy differ. Put the front door before it. */
export function createApp(deps: Deps): Handle {
  // Unknown keys are refused by the schemas; normalising would drop them without a word.
  const app = new Elysia({ normalize: false })
    .onError(({ error, request, set }) => {
      const admitted = admissionOf(request);
      const place = { path: pathOf(request.url), traceId: activeTraceId() ?? admitted?.call.requestId ?? "" };
      const { response, reason } = problemResponse(error, place, deps.log);
      if (admitted !== undefined) admitted.reason = reason;
      set.status = response.status;
      return response;
    })
    .use(authRoutes(deps))
    .use(userRoutes(deps))
    .use(sessionRoutes(deps))
    .use(accountMailRoutes(deps))
    .use(ownDataRoutes(deps))
    .use(securityEventRoutes(deps))
    .use(accountRoutes(deps))
    .use(productRoutes(deps))
    .use(catalogueRoutes(deps))
    .use(uploadRoutes(deps))
    .use(categoryRoutes(deps))
    .use(backOfficeRoutes(deps))
    .use(cartRoutes(deps))
    .use(orderRoutes(deps))
    .use(operationRoutes(deps, (): unknown => describeApp(app, deps.config.SERVICE_VERSION)));
  const gaps = policyGaps(app.routes);
  if (gaps.length > 0) throw new Error(`routes and policy differ: ${gaps.join("; ")}`);
  return app.compile().fetch;
}

/** The OpenAPI document, made of the schemas that requests are checked by. */
function describeApp(app: Parameters<typeof toOpenAPISchema>[0], version: string): unknown {
  const { paths } = toOpenAPISchema(app, { methods: ["options", "head"], staticFile: false });
  markOptionalBodies(paths);
  const info = {
    title: "Shoal",
    version,
    description: "A shop. Money is an integer of minor units with its currency; every error is a problem document.",
    license: { name: "Apache-2.0", identifier: "Apache-2.0" },
  };
  return { openapi: "3.1.0", info, servers: [{ url: "/" }], paths, components };
}
