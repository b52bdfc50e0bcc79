import { checking, savings } from "../accounts.ts";
import { bankShown, failedReading } from "../comparison.ts";
import { hoursAgo, minutesAgo, serverNow } from "../times.ts";
import { type FindingCase, findingCase, moved, same } from "./findingCase.ts";

const gap = ["cached-differs-from-real-time certain", "< cache-older-than-bank likely"];
const writtenThrough = ["changed-between-calls certain", "< written-through likely"];

/** An account whose bank holds 60 of it back, and lets it be overdrawn by 250. */
const held = [checking({ available: 340, current: 400, limit: 250 })];
const ofHeld = [
  "available-differs-from-current certain",
  "has-overdraft-limit certain",
  "< overdraft-not-in-available possible",
];

const noRealTime = failedReading("real-time", "/accounts/balance/get", "institution-error", "INSTITUTION_DOWN");

/** What a person entered of what the bank's own site or app shows. */
export const bankCases: readonly FindingCase[] = [
  findingCase(
    "the site agrees with real-time: the copy is behind",
    { cached: same, realTime: moved, bankShows: [bankShown({ available: 400 })] },
    [...gap, "bank-shows-real-time certain", "< cache-older-than-bank likely", ...writtenThrough],
  ),
  findingCase(
    "the site agrees with the cached number after the real-time call",
    { cached: same, realTime: moved, bankShows: [bankShown({ available: 500, current: 500 })] },
    [
      "cached-differs-from-real-time certain",
      "< cache-older-than-bank possible",
      "+ unexplained certain",
      "bank-shows-cached certain",
      "< bank-moved-since-seen possible",
      ...writtenThrough,
    ],
  ),
  findingCase(
    "the site agreed with the cached number hours before the real-time call: the bank moved since",
    { cached: same, realTime: moved, bankShows: [bankShown({ available: 500, seenAt: hoursAgo(2) })] },
    [...gap, "bank-shows-cached certain", "< bank-moved-since-seen likely", ...writtenThrough],
  ),
  findingCase(
    "the site shows a third number",
    { cached: same, realTime: moved, bankShows: [bankShown({ available: 333.33 })] },
    [...gap, "bank-shows-another certain", "< bank-moved-since-seen possible", ...writtenThrough],
  ),
  findingCase(
    "the site does not take off what the bank holds back",
    { cached: held, realTime: held, bankShows: [bankShown({ available: 400 })] },
    [
      "bank-shows-another certain",
      "< bank-site-counts-otherwise likely",
      "agree certain",
      "< agree-nothing-moved possible",
      ...ofHeld,
    ],
  ),
  findingCase(
    "the same, seen hours later: what was held back may have been released",
    { cached: held, realTime: held, bankShows: [bankShown({ available: 400, seenAt: minutesAgo(-180) })] },
    [
      "bank-shows-another certain",
      "< bank-site-counts-otherwise possible",
      "< bank-moved-since-seen possible",
      "agree certain",
      "< agree-nothing-moved possible",
      ...ofHeld,
    ],
  ),
  findingCase(
    "the site counts the overdraft in",
    { cached: held, realTime: held, bankShows: [bankShown({ available: 590 })] },
    [
      "bank-shows-another certain",
      "< bank-site-counts-otherwise likely",
      "agree certain",
      "< agree-nothing-moved possible",
      ...ofHeld,
    ],
  ),
  findingCase(
    "both numbers are another account's",
    {
      cached: [...same, savings({ available: 70, current: 75 })],
      realTime: [...same, savings({ available: 70, current: 75 })],
      bankShows: [bankShown({ available: 70, current: 75 })],
    },
    [
      "bank-shows-another certain",
      "< entered-for-another-account likely",
      "agree certain",
      "< agree-nothing-moved possible",
      "available-differs-from-current certain",
    ],
  ),
  findingCase(
    "no real-time answer came: the site is what the cached number is held against",
    {
      cached: same,
      realTime: noRealTime,
      bankShows: [bankShown({ available: 400 })],
    },
    ["bank-shows-another certain", "< bank-moved-since-seen possible", "institution-trouble certain"],
  ),
  findingCase("everything agrees", { cached: same, realTime: same, bankShows: [bankShown({ available: 500 })] }, [
    "bank-shows-both certain",
    "agree certain",
    "< agree-nothing-moved possible",
  ]),
  findingCase(
    "the site shows what no answer gives",
    {
      cached: [checking({ current: 500 })],
      realTime: [checking({ current: 500 })],
      bankShows: [bankShown({ available: 480 })],
    },
    ["bank-shows-alone certain", "agree certain", "< agree-nothing-moved possible", "available-not-given certain"],
  ),
  findingCase("a copy that is too low", { cached: moved, realTime: same, bankShows: [bankShown({ available: 500 })] }, [
    ...gap,
    "bank-shows-real-time certain",
    "< cache-older-than-bank likely",
    ...writtenThrough,
  ]),
  findingCase(
    "real-time is higher than what the site and the copy show",
    { cached: moved, realTime: same, bankShows: [bankShown({ available: 400 })] },
    [
      "cached-differs-from-real-time certain",
      "< cache-older-than-bank possible",
      "+ unexplained certain",
      "bank-shows-cached certain",
      "< bank-moved-since-seen possible",
      ...writtenThrough,
    ],
  ),
  findingCase(
    "only real-time beside it, and it agrees",
    { realTime: moved, bankShows: [bankShown({ available: 400 })] },
    ["bank-shows-real-time certain"],
  ),
  findingCase(
    "only real-time beside it, lower, while the site was looked at",
    { realTime: moved, bankShows: [bankShown({ available: 410, seenAt: serverNow })] },
    ["bank-shows-another certain", "< bank-moved-since-seen possible"],
  ),
  findingCase(
    "only real-time beside it, higher, hours after the site was looked at",
    { realTime: moved, bankShows: [bankShown({ current: 390, seenAt: hoursAgo(3) })] },
    ["bank-shows-another certain", "< bank-moved-since-seen possible"],
  ),
  findingCase(
    "only a copy beside it, and it agrees",
    { cached: same, realTime: noRealTime, bankShows: [bankShown({ available: 500 })] },
    ["institution-trouble certain", "bank-shows-cached certain"],
  ),
  findingCase(
    "only a copy beside it, lower",
    { cached: same, realTime: noRealTime, bankShows: [bankShown({ available: 600 })] },
    ["bank-shows-another certain", "< bank-moved-since-seen possible", "institution-trouble certain"],
  ),
  findingCase(
    "the site leaves out an overdraft that real-time counts in",
    {
      cached: [checking({ available: 590, current: 340, limit: 250 })],
      realTime: [checking({ available: 590, current: 340, limit: 250 })],
      bankShows: [bankShown({ available: 340 })],
    },
    [
      "bank-shows-another certain",
      "< bank-site-counts-otherwise likely",
      "agree certain",
      "< agree-nothing-moved possible",
      "available-differs-from-current certain",
      "has-overdraft-limit certain",
      "< overdraft-in-available likely",
    ],
  ),
];
