// Accounts and sessions as JSON.

import { oneOf, t } from "./typebox.ts";
import {
  addressInput,
  idShape,
  named,
  nullable,
  pageOf,
  paging,
  savedAddressShape,
  strict,
  textOf,
  timeShape,
} from "./values.ts";

const email = t.String({ minLength: 3, maxLength: 254, examples: ["customer@shoal.example"] });
/** Twice the service's bound of 128, which counts characters where this counts halves of some. */
const password = t.String({ minLength: 1, maxLength: 256, examples: ["correct-horse-battery"] });
const role = oneOf(["customer", "staff", "admin"]);
const refreshToken = textOf(1024, 1);

/** What more is needed is the service's to say: that depends on how the shop registers. */
export const registerInput = strict({ email, password: t.Optional(password), name: t.Optional(textOf(200)) });
export const loginInput = strict({ email, password });
export const refreshInput = strict({ refresh_token: refreshToken });
export const passwordInput = strict({ current_password: password, new_password: password });
/** Whether a mailed token is one is the service's to judge. */
const mailedToken = textOf(128, 1);
export const confirmationInput = strict({ token: mailedToken, password, name: textOf(200) });
export const resetRequestInput = strict({ email });
export const resetInput = strict({ token: mailedToken, new_password: password });
export const verificationInput = strict({ token: mailedToken });
export const deletionInput = strict({ password });
export const profilePatch = strict({ name: textOf(200, 1) });

export const userPatch = strict(
  { name: t.Optional(textOf(200, 1)), role: t.Optional(role), disabled: t.Optional(t.Boolean()) },
  { minProperties: 1 },
);
export const usersQuery = strict({ query: t.Optional(textOf(200)), ...paging });
export const userParams = strict({ user_id: idShape });
export const addressesQuery = strict(paging);
export const addressParams = strict({ address_id: idShape });
export const sessionParams = strict({ session_id: idShape });
export const savedAddressInput = strict({ ...addressInput.properties, is_default: t.Optional(t.Boolean()) });
export const savedAddressPatch = t.Partial(savedAddressInput, { additionalProperties: false });

export const sessionShape = named(
  "Session",
  strict({
    user: strict({ id: idShape, email: t.String(), name: t.String(), role }),
    access_token: t.String(),
    refresh_token: t.String(),
    token_type: oneOf(["Bearer"]),
    expires_in: t.Number({ description: "seconds that the access token is good for" }),
  }),
);
export type SessionView = typeof sessionShape.static;

export const sessionSummaryShape = named(
  "SessionSummary",
  strict({
    id: idShape,
    current: t.Boolean({ description: "whether this request's access token was made in it" }),
    created_at: timeShape,
    last_used_at: timeShape,
    expires_at: timeShape,
  }),
);
export type SessionSummaryView = typeof sessionSummaryShape.static;
export const sessionList = strict({ items: t.Array(sessionSummaryShape) });

export const userShape = named(
  "User",
  strict({
    id: idShape,
    email: t.String(),
    name: t.String(),
    role,
    disabled: t.Boolean(),
    email_verified: t.Boolean(),
    created_at: timeShape,
    updated_at: timeShape,
  }),
);
export type UserView = typeof userShape.static;

const eventShape = named(
  "SecurityEvent",
  strict({
    id: idShape,
    occurred_at: timeShape,
    kind: t.String({ examples: ["login.failed"] }),
    user_id: nullable(idShape),
    actor_id: nullable(idShape),
    network: nullable(t.String({ description: "an IPv4 address or an IPv6 /64" })),
    address_hash: nullable(t.String({ description: "stands for an address that has no account" })),
    details: t.Record(t.String(), t.String()),
  }),
);
export type SecurityEventView = typeof eventShape.static;
export const securityEventsPage = pageOf(eventShape);
export const securityEventsQuery = strict({ user_id: t.Optional(idShape), kind: t.Optional(textOf(60, 1)), ...paging });

export const usersPage = pageOf(userShape);
export const addressesPage = pageOf(savedAddressShape);
