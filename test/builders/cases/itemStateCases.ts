import { authOnly, failedReading, itemFacts } from "../comparison.ts";
import { daysAgo, hoursAgo } from "../times.ts";
import { brokenLogin, type FindingCase, findingCase, moved, same } from "./findingCase.ts";

/** What `/item/get` says of the Item. */
export const itemStateCases: readonly FindingCase[] = [
  findingCase("the bank wants a login", { cached: same, realTime: brokenLogin }, ["login-required certain"]),
  findingCase(
    "the bank wants a login and nothing was ever updated",
    { item: authOnly(), cached: same, realTime: brokenLogin },
    ["login-required certain"],
  ),
  findingCase(
    "the Item says so itself, and the call too",
    {
      item: itemFacts({ error: { errorType: "ITEM_ERROR", errorCode: "ITEM_LOGIN_REQUIRED", errorMessage: "" } }),
      cached: same,
      realTime: brokenLogin,
    },
    ["login-required certain"],
  ),
  findingCase(
    "the Item is locked at the bank",
    {
      item: itemFacts({ error: { errorType: "ITEM_ERROR", errorCode: "ITEM_LOCKED", errorMessage: "" } }),
      cached: same,
      realTime: failedReading("real-time", "/accounts/balance/get", "item-error", "ITEM_LOCKED"),
    },
    ["user-action-needed certain"],
  ),
  findingCase(
    "the Item has another error",
    {
      item: itemFacts({ error: { errorType: "ITEM_ERROR", errorCode: "ITEM_NOT_SUPPORTED", errorMessage: "" } }),
      cached: same,
    },
    ["item-error certain"],
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
      [found],
    ),
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
