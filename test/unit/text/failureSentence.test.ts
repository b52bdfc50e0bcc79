import { describe, expect, test } from "vitest";
import type { Failure } from "../../../src/core/failure/errors.ts";
import { createTextContext } from "../../../src/text/createTextContext.ts";
import { failureSentence } from "../../../src/text/findings/failureSentence.ts";

const context = createTextContext({ messages: {}, locale: "en-US", timeZone: "UTC" });

const failed = (reason: Failure["reason"], rest: Partial<Failure> = {}): Failure => ({
  reason,
  requestId: null,
  ...rest,
});

describe("what failed on the way to a server", () => {
  const network = "Check your network connection or VPN.";

  test.each<[string, Failure["reason"], Partial<Failure>, string, string]>([
    ["no DNS", "unreachable", {}, `Couldn't reach sandbox.plaid.com. ${network}`, "retry"],
    [
      "a hang-up",
      "connection-lost",
      {},
      `The connection to sandbox.plaid.com was lost before the response came. ${network}`,
      "retry",
    ],
    [
      "silence",
      "timed-out",
      {},
      "sandbox.plaid.com didn't respond in time. If this repeats, check your network connection or VPN.",
      "retry",
    ],
    [
      "a proxy",
      "proxy-refused",
      { httpStatus: 407 },
      "Couldn't get through the proxy to sandbox.plaid.com. Check the proxy's address and sign-in. (HTTP 407)",
      "open-settings",
    ],
    [
      "a certificate",
      "tls-failed",
      {},
      "Couldn't make a secure connection to sandbox.plaid.com. Check that this machine trusts its certificate, or that of your proxy.",
      "show-log",
    ],
    [
      "a sign-in page",
      "malformed-answer",
      { httpStatus: 403 },
      "What responded as sandbox.plaid.com isn't Plaid. Check whether a proxy or a sign-in page stands in between. (HTTP 403)",
      "retry",
    ],
    [
      "a gateway's error page",
      "plaid-error",
      { httpStatus: 502 },
      "sandbox.plaid.com responded with an error page. Wait a minute; if it stays, check https://status.plaid.com. (HTTP 502)",
      "retry-later",
    ],
  ])("names Plaid's host and one thing to check: %s", (_what, reason, rest, sentence, action) => {
    expect(failureSentence(failed(reason, { host: "sandbox.plaid.com", ...rest }), context)).toEqual({
      sentence,
      action,
    });
  });

  test.each<[string, string, string]>([
    ["127.0.0.1:8700", "unreachable", "Nothing responds at 127.0.0.1:8700. Check that it is running."],
    ["localhost", "unreachable", "Nothing responds at localhost. Check that it is running."],
    ["[::1]:8700", "unreachable", "Nothing responds at [::1]:8700. Check that it is running."],
    ["gateway.example", "unreachable", "Couldn't reach gateway.example. Check that this address is right."],
    [
      "gateway.example",
      "malformed-answer",
      "What responds at gateway.example isn't Plaid. Check that this address is right.",
    ],
    [
      "127.example.com",
      "timed-out",
      "127.example.com didn't respond in time. If this repeats, check that it is still running.",
    ],
  ])("of an address of one's own says what to check there: %s", (host, reason, sentence) => {
    expect(failureSentence(failed(reason as Failure["reason"], { host }), context).sentence).toBe(sentence);
  });

  test("of a saved answer, whose host nobody knows, is said without one", () => {
    const reasons = [
      "unreachable",
      "tls-failed",
      "proxy-refused",
      "connection-lost",
      "timed-out",
      "invalid-keys",
    ] as const;
    for (const reason of reasons) {
      const { sentence } = failureSentence(failed(reason), context);
      expect(sentence).not.toMatch(/\{|undefined| {2}/);
    }
  });
});

describe("keys that Plaid refused", () => {
  const provider = (errorCode: string) => ({
    errorType: "INVALID_INPUT",
    errorCode,
    errorMessage: "invalid client_id or secret provided",
    displayMessage: null,
    documentationUrl: null,
    httpStatus: 400,
  });

  test.each([
    [
      "INVALID_API_KEYS",
      "sandbox.plaid.com rejected this client ID and secret. Check for typos, and that the secret is the Sandbox one. (INVALID_API_KEYS)",
    ],
    [
      "UNAUTHORIZED_ENVIRONMENT",
      "This client ID has no access to Plaid's Sandbox. Check its environments in the Plaid Dashboard. (UNAUTHORIZED_ENVIRONMENT)",
    ],
  ])("%s", (code, sentence) => {
    const failure = failed("invalid-keys", { host: "sandbox.plaid.com", provider: provider(code), httpStatus: 400 });
    expect(failureSentence(failure, context)).toEqual({ sentence, action: "set-keys" });
  });
});

test("keys that are gone, and a keyring that stays shut, say what to check on this machine", () => {
  expect(failureSentence(failed("keys-lost"), context)).toEqual({
    sentence:
      "Your Plaid keys are gone. Check that this machine has a keyring: without one, VS Code forgets secrets when it ends.",
    action: "set-keys",
  });
  expect(failureSentence(failed("secrets-unavailable"), context)).toEqual({
    sentence: "VS Code couldn't open its secret storage. Check that this machine's keyring is unlocked.",
    action: "retry",
  });
});
