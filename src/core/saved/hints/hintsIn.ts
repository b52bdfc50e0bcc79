import { type EndpointPath, endpointPaths } from "../../endpoint/endpoint.ts";
import { processorPaths } from "../../endpoint/processorPaths.ts";
import type { CallHints } from "../savedBody.ts";
import { timeIn, type WrittenTime } from "./writtenTime.ts";

/** The endpoint that a text names. */
export type NamedEndpoint =
  | {
      readonly kind: "read";
      readonly endpoint: EndpointPath;
      readonly isProcessor: boolean;
      /** A longer path that ends as Plaid's does: probably a program's own route that calls this endpoint. */
      readonly isOwnRoute?: true;
    }
  /** An endpoint of Plaid's whose responses are not compared. */
  | { readonly kind: "other" };

/** Longest first: `/accounts/balance/get` is not `/accounts/get`, and a name may contain the words of both. */
const byLength = endpointPaths.toSorted((left, right) => right.length - left.length);

const exactPaths: ReadonlyMap<string, NamedEndpoint> = new Map<string, NamedEndpoint>([
  ...endpointPaths.map((endpoint) => [endpoint, { kind: "read", endpoint, isProcessor: false }] as const),
  ...[...processorPaths].map(([path, endpoint]) => [path, { kind: "read", endpoint, isProcessor: true }] as const),
]);

/** The prefixes of `/balance/get`, `/transactions/get` and the like in paths of endpoints that are not compared. */
const otherFamilies =
  /(?:^|\/)(?:asset_report|bank_transfer|beacon|beta|cashflow_report|cra|credit|credit_details|employment|income|institutions|investments|item|link|liabilities|payment_initiation|processor|sandbox|signal|statements|transactions|transfer|user|wallet|identity|accounts|auth)(?:\/[a-z_]+)*$/;
const plaidPath =
  /^\/(?:accounts|asset_report|auth|bank_transfer|beacon|beta|cashflow_report|cra|credit|credit_details|employment|identity|income|institutions|investments|item|liabilities|link|payment_initiation|processor|sandbox|signal|statements|transactions|transfer|user|wallet)(?:\/[a-z_]+)+$/;

const pathInText = /(?:\/[\w{}.:-]+)+/g;
/** The part before a path's first slash, where the leading slash was left out: `accounts/balance/get`. */
const firstPart = /(?<![\w./:{}-])[a-z_]{4,40}$/;

/** True where a text only has a route of another program that ends as an endpoint's path does. */
export function isOwnRoute(named: NamedEndpoint | null): boolean {
  return named?.kind === "read" && named.isOwnRoute === true;
}

/** The first of these that names an endpoint, and not only by a program's own route where another names one. */
export function surest(some: readonly (NamedEndpoint | null)[]): NamedEndpoint | null {
  return some.find((named) => named !== null && !isOwnRoute(named)) ?? some.find((named) => named !== null) ?? null;
}

/** @param isAddress the token begins with a host */
function namedByPath(token: string, isAddress: boolean): NamedEndpoint | null {
  const path = token.replace(/[.:-]+$/, "");
  const afterHost = path.replace(/^.*\.plaid\.com(?::\d+)?(?=\/)/, "");
  const exact = exactPaths.get(afterHost);
  if (exact !== undefined) return exact;
  for (const [processor, endpoint] of processorPaths) {
    if (afterHost.endsWith(processor)) return { kind: "read", endpoint, isProcessor: true };
  }
  for (const endpoint of byLength) {
    if (!afterHost.endsWith(endpoint)) continue;
    const before = afterHost.slice(0, -endpoint.length);
    if (otherFamilies.test(before)) return { kind: "other" };
    // A host alone stands for Plaid's, as a proxy and a stand-in do; so does a path that speaks of Plaid.
    const isPlaids = /plaid/i.test(before) || (isAddress && before.lastIndexOf("/") === 0);
    return { kind: "read", endpoint, isProcessor: false, ...(!isPlaids && { isOwnRoute: true }) };
  }
  return plaidPath.test(afterHost) ? { kind: "other" } : null;
}

/** `plaidClient.getBalance(…)`: the methods of Plaid's Node library before version 9. */
const oldMethods: Readonly<Record<string, EndpointPath>> = {
  Accounts: "/accounts/get",
  Auth: "/auth/get",
  Balance: "/accounts/balance/get",
  Holdings: "/investments/holdings/get",
  Identity: "/identity/get",
  InvestmentTransactions: "/investments/transactions/get",
  Item: "/item/get",
  Liabilities: "/liabilities/get",
  Transactions: "/transactions/get",
};
const oldMethod = new RegExp(String.raw`[cC]lient\.get(${Object.keys(oldMethods).join("|")})\b`);

/** A quick first test: the name of every endpoint contains one of these. */
const endings = /get|sync|evaluate|match/i;

function namedByWords(text: string): NamedEndpoint | null {
  const old = oldMethod.exec(text)?.[1];
  if (old !== undefined) {
    const endpoint = oldMethods[old];
    return endpoint === undefined ? null : { kind: "read", endpoint, isProcessor: false };
  }
  const words = text
    .replaceAll(pathInText, " ")
    .replaceAll(/([a-z])([A-Z])/g, "$1/$2")
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, "/");
  const processor = [...processorPaths].find(([path]) => `/${words}/`.includes(`${path}/`));
  if (processor !== undefined) return { kind: "read", endpoint: processor[1], isProcessor: true };
  const endpoint = byLength.find((each) => `/${words}/`.includes(`${each}/`));
  return endpoint === undefined ? null : { kind: "read", endpoint, isProcessor: false };
}

/** Words before the path of a call that was not made, or is still to come: `next: POST /accounts/balance/get`. */
const otherCall =
  /\b(?:next|fall(?:ing|s)?[ -]?back(?: (?:on|to))?|instead of|rather than|before|prior to|will|going to|about to|skip\w*|not)\b[^/{}\n]{0,24}$/i;

/**
 * The endpoint that a text names last: as a path or an address, else as in a file's name or an SDK's method
 * (`accounts-balance-get.json`, `accountsBalanceGet`). Null where it names none.
 */
export function endpointNamedIn(text: string): NamedEndpoint | null {
  if (!endings.test(text)) return null;
  let named: NamedEndpoint | null = null;
  for (const { 0: token, index } of text.matchAll(pathInText)) {
    if (otherCall.test(text.slice(Math.max(0, index - 60), index))) continue;
    const before = firstPart.exec(text.slice(Math.max(0, index - 41), index))?.[0];
    const found = namedByPath(before === undefined ? token : `/${before}${token}`, text[index - 1] === "/");
    named = surest([found, named]);
  }
  return named ?? namedByWords(text);
}

/** The endpoint that a text names, if it is one that is compared; null else. */
export function endpointIn(text: string): EndpointPath | null {
  const named = endpointNamedIn(text);
  return named?.kind === "read" ? named.endpoint : null;
}

/**
 * Which of two like responses a name means (`live.json`, `cached.json`); null where it does not say. Only whole words
 * count: `delivered.json` is not live, and both responses contain `balances`.
 */
export function freshnessIn(text: string): "cached" | "real-time" | null {
  const words = text.toLowerCase().replace(/[^a-z]+/g, " ");
  if (/cache|stored/.test(words)) return "cached";
  return /real ?time|\blive\b|\bbalance\b/.test(words) ? "real-time" : null;
}

/** The first time in a text, if it has a zone; null where there is none. */
export function instantIn(text: string): WrittenTime | null {
  const when = timeIn(text);
  return when?.isZoned === true ? when : null;
}

/** What is known of a call by the time that it was written with. */
export function startHints(when: WrittenTime | null): Pick<CallHints, "startedAt" | "timeResolutionMs"> {
  if (when === null) return {};
  const { at, resolutionMs } = when;
  return { startedAt: at, ...(resolutionMs > 1 && { timeResolutionMs: resolutionMs }) };
}

/** The hints in a file's name, or in the text before a body. */
export function hintsIn(text: string): CallHints {
  const endpoint = endpointIn(text);
  return { ...(endpoint !== null && { endpoint }), ...startHints(instantIn(text)) };
}
