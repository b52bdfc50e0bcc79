import { institutionOf, institutions } from "../institutions.ts";
import type { EmulatorRequest, EmulatorResponse } from "../server/http.ts";
import { httpDate } from "../time/time.ts";
import type { World } from "../world/world.ts";
import type { LinkToken } from "./linkToken.ts";
import { scenarioUsers } from "./newItem.ts";
import { initializeScript, pageScript, pageStyle } from "./pageFiles.ts";

/** Pages of this machine, whatever their port. A policy has no way to name `[::1]`. */
const loopback = ["http://localhost:*", "https://localhost:*", "http://127.0.0.1:*", "https://127.0.0.1:*"];

interface Served {
  readonly world: World;
  /** Virtual ms since the epoch. */
  readonly now: number;
  readonly query: URLSearchParams;
  /** The host, with its port, under which the browser reached the emulator. */
  readonly host: string;
  readonly headers: EmulatorRequest["headers"];
  /** Origins besides those of this machine whose pages may frame the Link page. */
  readonly allowOrigins: readonly string[];
}

/** The Link page of the token in the query; for an unknown one it says so and has nothing in it. */
export function linkPage({ world, now, query, headers, allowOrigins }: Served): EmulatorResponse {
  const link = world.linkTokens.get(query.get("token") ?? "");
  const nonce = crypto.randomUUID();
  const data = {
    token: query.get("token") ?? "",
    allowOrigins,
    needsPerson: isLedFromElsewhere(headers, allowOrigins),
    ...(link === undefined ? { institutions: [], name: "", update: null, next: null } : dataOf(world, link)),
  };
  // Nothing in it can end the element that holds it.
  const json = JSON.stringify(data).replaceAll("<", "\\u003c");
  const body = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>Link (local sandbox)</title>
<style nonce="${nonce}">${pageStyle}</style>
</head>
<body>
<main></main>
<script type="application/json" id="data">${json}</script>
<script nonce="${nonce}">${pageScript}</script>
</body>
</html>
`;
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors 'self' ${[...loopback, ...allowOrigins].join(" ")}`,
  ];
  return served(body, now, {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": policy.join("; "),
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin-allow-popups",
  });
}

/**
 * Whether a page that is neither of this machine nor allowed took a window here. Then nothing is picked by itself: that
 * page would link an Item for whoever waits for the session. Frames are a matter of the policy above.
 */
function isLedFromElsewhere(headers: Served["headers"], allowOrigins: readonly string[]): boolean {
  if (headers["sec-fetch-site"] !== "cross-site" || headers["sec-fetch-dest"] !== "document") return false;
  const { referer = "" } = headers;
  const origin = URL.canParse(referer) ? new URL(referer).origin : "";
  return !/^https?:\/\/(localhost|127\.0\.0\.1)(:\d+)?$/.test(origin) && !allowOrigins.includes(origin);
}

function dataOf(world: World, { asked, itemId }: LinkToken) {
  const item = world.items.get(itemId ?? "");
  const scenarios = scenarioUsers(world);
  const wanted = asked.products ?? [];
  const offered = institutions.filter(
    ({ countries, products }) =>
      countries.some((country) => asked.country_codes.includes(country)) &&
      wanted.every((product) => products.includes(product)),
  );
  return {
    // Plaid's Link does the same with long names.
    name: asked.client_name.length > 30 ? "This Application" : asked.client_name,
    update:
      item === undefined
        ? null
        : {
            id: item.institutionId,
            name: institutionOf(item.institutionId)?.name ?? item.institutionId,
            username: item.username,
          },
    first: asked.institution_id ?? null,
    next: asked.hosted_link?.completion_redirect_uri ?? null,
    institutions: offered.map(({ id, name }) => ({
      id,
      name,
      users: scenarios.flatMap((each) => {
        return each.institution_id === id ? { name: each.name, label: each.lesson?.label ?? each.summary } : [];
      }),
    })),
  };
}

/** The stand-in for Link's script. It is loaded from anywhere, also in place of the one on Plaid's CDN. */
export function linkScript({ now, query, host }: Served): EmulatorResponse {
  const settings = { page: `http://${host}/link/hosted`, headless: query.get("headless") };
  const body = `((LINK) => {${initializeScript}})(${JSON.stringify(settings)});`;
  return served(body, now, {
    "content-type": "text/javascript; charset=utf-8",
    "cross-origin-resource-policy": "cross-origin",
  });
}

function served(body: string, now: number, headers: Readonly<Record<string, string>>): EmulatorResponse {
  return {
    status: 200,
    headers: { ...headers, date: httpDate(now), "cache-control": "no-store", "x-content-type-options": "nosniff" },
    body,
  };
}
