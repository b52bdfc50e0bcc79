import type { ConnectionPart, InstitutionStatus } from "../../../src/core/item/institutionStatus.ts";
import { savings } from "../accounts.ts";
import { authOnly, failedReading, itemFacts, okReading } from "../comparison.ts";
import { daysAgo, hoursAgo, minutesAgo, serverNow } from "../times.ts";
import { brokenLogin, type FindingCase, findingCase, moved, same, updated } from "./findingCase.ts";

/** What Plaid tells of one part of its connection to the institution, changed a day ago. */
function status(part: ConnectionPart, word: string, refreshInterval: string | null): InstitutionStatus {
  const connection = { part, status: word, refreshInterval, lastStatusChange: daysAgo(1) };
  return { institutionId: "ins_109508", toldAt: serverNow, parts: [connection] };
}

function ofInstitution(name: string, connection: InstitutionStatus, findings: readonly string[]): FindingCase {
  const { comparison } = findingCase(name, { item: updated(hoursAgo(5)), cached: same, realTime: moved }, findings);
  return { name, comparison: { ...comparison, institutionStatus: connection }, findings };
}

const writtenThrough = ["changed-between-calls certain", "< written-through likely"];
const plainGap = [
  "cached-differs-from-real-time certain",
  "< cache-older-than-bank likely",
  "institution-status certain",
  ...writtenThrough,
];

/** What `/item/get` says of the Item. */
export const itemStateCases: readonly FindingCase[] = [
  ofInstitution("the institution's updates are delayed", status("transactions_updates", "HEALTHY", "DELAYED"), [
    "cached-differs-from-real-time certain",
    "< cache-older-than-bank likely",
    "< institution-updates-slowed possible",
    "institution-status certain",
    ...writtenThrough,
  ]),
  ofInstitution(
    "the institution's logins fail, told at a time nobody kept",
    { ...status("item_logins", "DOWN", null), toldAt: null },
    plainGap,
  ),
  ofInstitution("some of the institution's logins fail", status("item_logins", "DEGRADED", null), plainGap),
  ofInstitution(
    "the institution's updates stopped, told at a time nobody kept",
    { ...status("transactions_updates", "HEALTHY", "STOPPED"), toldAt: null },
    plainGap,
  ),
  findingCase("the bank wants a login", { cached: same, realTime: brokenLogin }, [
    "login-required certain",
    "+ copy-as-of certain",
  ]),
  findingCase(
    "the bank wants a login and nothing was ever updated",
    { item: authOnly(), cached: same, realTime: brokenLogin },
    ["login-required certain", "+ copy-as-of certain"],
  ),
  findingCase(
    "the Item says so itself, and the call too",
    {
      item: itemFacts({ error: { errorType: "ITEM_ERROR", errorCode: "ITEM_LOGIN_REQUIRED", errorMessage: "" } }),
      cached: same,
      realTime: brokenLogin,
    },
    ["login-required certain", "+ copy-as-of certain"],
  ),
  findingCase(
    "the Item is locked at the bank",
    {
      item: itemFacts({ error: { errorType: "ITEM_ERROR", errorCode: "ITEM_LOCKED", errorMessage: "" } }),
      cached: same,
      realTime: failedReading("real-time", "/accounts/balance/get", "item-error", "ITEM_LOCKED"),
    },
    ["user-action-needed certain", "+ copy-as-of certain"],
  ),
  findingCase(
    "the Item has another error",
    {
      item: itemFacts({ error: { errorType: "ITEM_ERROR", errorCode: "ITEM_NOT_SUPPORTED", errorMessage: "" } }),
      cached: same,
    },
    ["item-error certain", "+ copy-as-of certain"],
  ),
  ...(
    [
      ["INSTITUTION_DOWN", "institution-trouble certain"],
      ["USER_PERMISSION_REVOKED", "consent-required certain"],
      ["UNAUTHORIZED_INSTITUTION", "item-error certain"],
      ["A_CODE_OF_TOMORROW", "item-error certain"],
    ] as const
  ).map(([errorCode, found]) =>
    findingCase(
      `the Item's error is ${errorCode}`,
      { item: itemFacts({ error: { errorType: "ITEM_ERROR", errorCode, errorMessage: "" } }), cached: same },
      found.startsWith("institution") ? [found] : [found, "+ copy-as-of certain"],
    ),
  ),
  findingCase(
    "the bank wants a login after it was read once more, for one account of two",
    {
      cached: [...same, savings({ available: 900, current: 900 })],
      again: [...same, savings({ available: 900, current: 900 })],
      more: [
        okReading("real-time", "/accounts/balance/get", same, {
          sent: { accountIds: ["checking"], minLastUpdatedDatetime: null },
        }),
        {
          ...failedReading("single", "/accounts/balance/get", "item-login-required", "ITEM_LOGIN_REQUIRED"),
          id: "single:/accounts/balance/get",
          startedAt: minutesAgo(-3),
          serverTime: minutesAgo(-3),
        },
      ],
    },
    [
      "login-required certain",
      "+ copy-as-of certain",
      "+ copy-as-of certain",
      "agree certain",
      "< agree-nothing-moved possible",
      "account-not-asked-for certain",
    ],
  ),
  ...[null, "2026-02-25T00:00:00Z"].map((createdAt) =>
    findingCase(
      `the bank wants a login, and the Item was linked ${createdAt ?? "at a time nobody says"}`,
      {
        item: authOnly({ createdAt }),
        cached: [...same, savings({ available: 900, current: 900 })],
        realTime: brokenLogin,
      },
      ["login-required certain", "+ copy-as-of certain"],
    ),
  ),
  findingCase(
    "the bank wants a login, of one account, and no time is known",
    { item: authOnly({ createdAt: null }), cached: same, realTime: brokenLogin },
    ["login-required certain", "+ copy-as-of certain"],
  ),
  findingCase(
    "the Item needs the user present",
    { item: itemFacts({ updateType: "user_present_required" }), cached: same, realTime: moved },
    [
      "cached-differs-from-real-time certain",
      "< cache-older-than-bank likely",
      "user-action-needed certain",
      "changed-between-calls certain",
      "< written-through likely",
    ],
  ),
  findingCase(
    "a consent that ran out",
    { item: itemFacts({ consentExpirationTime: daysAgo(2) }), cached: same, realTime: moved },
    [
      "cached-differs-from-real-time certain",
      "< cache-older-than-bank likely",
      "consent-expired certain",
      "changed-between-calls certain",
      "< written-through likely",
    ],
  ),
  findingCase(
    "updates fail while nothing moves",
    {
      item: itemFacts({ transactions: { lastSuccessfulUpdate: daysAgo(3), lastFailedUpdate: hoursAgo(4) } }),
      cached: same,
      realTime: same,
    },
    ["last-update-failed certain", "agree certain", "< agree-nothing-moved possible"],
  ),
];
