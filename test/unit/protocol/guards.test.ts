import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { endpointPaths } from "../../../src/core/endpoint/endpoint.ts";
import { snippetLanguages } from "../../../src/core/snippetLanguage.ts";
import { hostGuards, pageGuards } from "../../../src/protocol/guards.ts";

const { requests } = hostGuards;

describe("the host's guards", () => {
  it("let through what the page sends", () => {
    expect(requests["panel/ready"](null)).toBe(true);
    expect(requests["reading/open"]({ readingId: "real-time:/accounts/balance/get" })).toBe(true);
    expect(requests["finding/openDocs"]({ index: 0 })).toBe(true);
    for (const endpoint of endpointPaths) expect(requests["endpoint/openDocs"]({ endpoint })).toBe(true);
  });

  it("refuse an endpoint, an index or an id from outside the closed sets", () => {
    expect(requests["endpoint/openDocs"]({ endpoint: "https://example.com" })).toBe(false);
    expect(requests["endpoint/openDocs"]({ endpoint: "/transfer/create" })).toBe(false);
    for (const index of [-1, 0.5, Number.NaN, "0", null]) expect(requests["finding/openDocs"]({ index })).toBe(false);
    for (const readingId of ["", 0, null, {}]) expect(requests["reading/open"]({ readingId })).toBe(false);
    expect(requests["comparison/run"]({ itemId: "item" })).toBe(false);
  });

  it("let through the account of which the bank is looked at, or none", () => {
    for (const accountId of [null, "account-1"]) expect(requests["bank/enter"]({ accountId })).toBe(true);
    for (const accountId of [undefined, 1, {}]) expect(requests["bank/enter"]({ accountId })).toBe(false);
  });

  it("let the clock go forward by whole seconds, a year at most", () => {
    expect(requests["clock/advance"]({ seconds: 3600 })).toBe(true);
    for (const seconds of [0, -1, 0.5, 367 * 86_400, Number.NaN, "60", null]) {
      expect(requests["clock/advance"]({ seconds })).toBe(false);
    }
  });

  it("lay two readings beside each other, not one", () => {
    expect(requests["reading/diff"]({ readingId: "a", otherReadingId: "b" })).toBe(true);
    expect(requests["reading/diff"]({ readingId: "a" })).toBe(false);
    expect(requests["reading/diff"]({ otherReadingId: "b" })).toBe(false);
    expect(requests["endpoint/fetch"]({ endpoint: "/accounts/get" })).toBe(true);
    expect(requests["endpoint/fetch"]({ endpoint: "/transfer/create" })).toBe(false);
  });

  it("let through the remedies, languages and choices there are, and no other", () => {
    expect(requests["failure/act"]({ reason: "keys-missing", readingId: null })).toBe(true);
    expect(requests["failure/act"]({ reason: "item-login-required", readingId: "a" })).toBe(true);
    for (const reason of ["set-keys", "constructor", "", 1]) {
      expect(requests["failure/act"]({ reason, readingId: null })).toBe(false);
    }
    expect(requests["failure/act"]({ reason: "keys-missing", readingId: "" })).toBe(false);
    expect(requests["failure/act"]({ reason: "keys-missing" })).toBe(false);
    for (const language of snippetLanguages) {
      expect(requests["reading/copyAs"]({ readingId: "a", language })).toBe(true);
      expect(requests["reading/copyAs"]({ language })).toBe(false);
    }
    expect(requests["reading/copyAs"]({ readingId: "a", language: "cobol" })).toBe(false);
    for (const reader of ["support", "user"]) expect(requests["finding/copy"]({ index: 0, reader })).toBe(true);
    expect(requests["finding/copy"]({ index: 0, reader: "everybody" })).toBe(false);
    expect(requests["finding/copy"]({ index: -1, reader: "user" })).toBe(false);
    expect(requests["local/change"]({ what: "latency" })).toBe(true);
    expect(requests["local/change"]({ what: "seed" })).toBe(false);
  });

  it("answer true or false for anything at all, and never throw", () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), (value) => {
        for (const guard of Object.values(requests)) expect(typeof guard(value)).toBe("boolean");
      }),
    );
  });
});

describe("the page's guards", () => {
  const snapshot = { comparison: null, findings: "[]", inFlight: [], failure: null, locale: "en", messages: {} };
  const isSnapshot = pageGuards.replies["panel/ready"];

  it("let a snapshot through with the Item it is of, and without", () => {
    expect([snapshot, { ...snapshot, itemId: "item1" }].map(isSnapshot)).toEqual([true, true]);
    expect(isSnapshot({ ...snapshot, itemId: 7 })).toBe(false);
  });

  it("let through the local sandbox's facts and a repeat, and half of neither", () => {
    const local = { nextRefreshAt: "2026-03-10T18:00:00.000Z", latency: "none", scenario: null };
    const repeat = { endpoint: "/accounts/get", environment: "local", times: 3, running: true, readings: [] };
    expect(isSnapshot({ ...snapshot, local, repeat })).toBe(true);
    expect(isSnapshot({ ...snapshot, local: null, repeat: null })).toBe(true);
    expect(isSnapshot({ ...snapshot, local: { ...local, nextRefreshAt: "soon" } })).toBe(false);
    expect(isSnapshot({ ...snapshot, repeat: { ...repeat, endpoint: "/transfer/create" } })).toBe(false);
    expect(isSnapshot({ ...snapshot, repeat: { ...repeat, readings: null } })).toBe(false);
  });
});
