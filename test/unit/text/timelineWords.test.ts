import { describe, expect, it } from "vitest";
import { timelineEvents } from "../../../src/core/timeline/eventRows.ts";
import { createTextContext } from "../../../src/text/createTextContext.ts";
import { withFormats } from "../../../src/text/intlFormats.ts";
import { eventRow } from "../../../src/text/timeline/eventWords.ts";
import { scrubbedValues } from "../../../src/text/timeline/scrubbedWords.ts";
import { tickWords } from "../../../src/text/timeline/tickWords.ts";
import { causeWord, troubleWord } from "../../../src/text/timeline/timelineWords.ts";
import {
  callMark,
  comparedAt,
  copyStep,
  dailyRefresh,
  hoursAgo,
  timelineOf,
} from "../../builders/timelines/timelines.ts";

const context = withFormats(createTextContext({ messages: {}, locale: "en-US", timeZone: "UTC", now: comparedAt }));

describe("the words of a time line", () => {
  it("name what wrote the copy", () => {
    const causes = [
      "link",
      "background-rare-check",
      "transactions-refresh",
      "balance-get",
      "signal-evaluate",
      "new-one",
    ];
    expect(causes.map((cause) => causeWord({ cause }, context))).toEqual([
      ...["linked", "update", "refresh", "real-time call", "evaluation", "written"],
    ]);
  });

  it("say trouble in words, and a code without any as it is", () => {
    expect(troubleWord("ITEM_LOGIN_REQUIRED", context)).toBe("sign-in required");
    expect(troubleWord("ITEM_LOCKED", context)).toBe("ITEM_LOCKED");
  });

  it("name the endpoint of a fault that is of one alone, when it begins and when it ends", () => {
    const fault = { from: hoursAgo(3), until: hoursAgo(1), code: "timed-out", endpoint: "/accounts/get" } as const;
    const timeline = timelineOf({ troubles: [fault, { from: hoursAgo(2), until: null, code: "INSTITUTION_DOWN" }] });
    const rows = timelineEvents(timeline).map((event) => eventRow(event, timeline, context));
    expect(rows.map(({ event }) => event)).toEqual([
      ...["/accounts/get: timed-out: begins", "bank down: begins", "/accounts/get: timed-out: ends"],
    ]);
  });

  it("are those of the translation where there is one", () => {
    const german = {
      ...context,
      messages: { "timeline.trouble.ITEM_LOCKED": "gesperrt", "timeline.cause.link": "verbunden" },
    };
    expect(troubleWord("ITEM_LOCKED", german)).toBe("gesperrt");
    expect(causeWord({ cause: "link" }, german)).toBe("verbunden");
  });

  it("tell each event in a row, with the time its balance is of where that is another", () => {
    const timeline = timelineOf({
      copies: [copyStep(3, 90, 100, { ledgerOf: hoursAgo(4) })],
      calls: [
        callMark("/accounts/get", 0, null, { failed: "ITEM_LOGIN_REQUIRED" }),
        callMark("/signal/evaluate", 5, 90, { decision: "REROUTE", asOf: { from: null, to: hoursAgo(0) } }),
      ],
    });
    const rows = timelineEvents(timeline).map((event) => eventRow(event, timeline, context));
    expect(rows.map(({ event, asOf }) => [event, asOf])).toEqual([
      ["Plaid’s copy: update", "Mar 10, 10:03"],
      ["/accounts/get (cached): ITEM_LOGIN_REQUIRED", null],
      ["/signal/evaluate (evaluated): REROUTE", "Mar 10, 14:03 or earlier"],
    ]);
    expect(rows[1]?.balances).toBeNull();
  });

  it("show nothing for what the host has not told yet, and never a zero for null", () => {
    const timeline = dailyRefresh();
    const at = Date.parse(hoursAgo(4));
    const values = (moment: Parameters<typeof scrubbedValues>[2]["moment"]) =>
      scrubbedValues(timeline, "available", { at, moment }, context).map(({ value }) => value);
    expect(values(null)).toEqual(["$1,899.02", "…", "…", "…"]);
    const answer = { endpoint: "/accounts/get", kind: "cached", available: null, current: 5, failed: null } as const;
    expect(values({ at: hoursAgo(4), answers: [answer] })).toEqual(["$1,899.02", "null", "–", "–"]);
  });

  it("write an axis with the decimals that its step needs, and long amounts in short", () => {
    const { amounts } = tickWords(context, comparedAt, "USD");
    expect(amounts([1600, 1800], 200)).toEqual(["$1,600", "$1,800"]);
    expect(amounts([0.25, 0.5], 0.25)).toEqual(["$0.25", "$0.50"]);
    expect(amounts([120_000_000, 120_500_000], 500_000)).toEqual(["$120M", "$120.5M"]);
    expect(tickWords(context, comparedAt, "BTC2").amounts([1, 2], 1)).toEqual(["1", "2"]);
  });
});
