import { expect, test } from "vitest";
import { createTextContext } from "../../../src/text/createTextContext.ts";
import {
  type AnsweredRequest,
  requestsDocument,
  type SentWebhook,
  webhooksDocument,
} from "../../../src/text/documents/trafficDocument.ts";

const context = createTextContext({ messages: {}, locale: "en", timeZone: "UTC" });

function aRequest(parts: Partial<AnsweredRequest>): AnsweredRequest {
  return {
    at: "2026-03-02T15:00:00.123Z",
    method: "POST",
    path: "/accounts/get",
    status: 200,
    ms: 12.4,
    requestId: "abc",
    errorCode: null,
    isFaulted: false,
    ...parts,
  };
}

test("requests stand in columns, the newest first, with what went wrong", () => {
  const requests = [
    aRequest({}),
    aRequest({
      path: "/item/get",
      status: 429,
      ms: 1500,
      errorCode: "ITEM_GET_LIMIT",
      isFaulted: true,
      requestId: "de",
    }),
  ];
  expect(requestsDocument(requests, "http://127.0.0.1:1", context).split("\n")).toEqual([
    "# The last requests to the local sandbox at http://127.0.0.1:1, newest first. Bodies aren't kept.",
    "",
    "2026-03-02 15:00:00Z  429  1500 ms  POST /item/get      ITEM_GET_LIMIT  de   by a fault",
    "2026-03-02 15:00:00Z  200    12 ms  POST /accounts/get                  abc",
    "",
  ]);
});

test("without any, both say what would bring one", () => {
  expect(requestsDocument([], "http://127.0.0.1:1", context)).toContain("Point your app at http://127.0.0.1:1");
  expect(webhooksDocument([], context)).toContain("No webhook yet");
});

test("in a remote window both say whose machine it is", () => {
  expect(requestsDocument([], "http://127.0.0.1:1", context, "the SSH host").split("\n")[1]).toBe(
    "# That address is on the SSH host: apps elsewhere need the forwarded one.",
  );
  expect(webhooksDocument([], context, "the container").split("\n")[1]).toBe(
    "# They are sent from the container: localhost in a webhook URL means that machine.",
  );
});

test("a webhook shows each attempt, what was answered, and its body", () => {
  const webhook: SentWebhook = {
    at: "2026-03-02T15:00:00Z",
    url: "http://127.0.0.1:9/hook",
    body: { webhook_type: "ITEM", webhook_code: "ERROR" },
    state: "failed",
    reason: null,
    attempts: [
      { at: "2026-03-02T15:00:00Z", ms: 3, status: null, answer: null, error: "ECONNREFUSED" },
      { at: "2026-03-02T15:00:01Z", ms: 8.6, status: 500, answer: "no\n thanks", error: null },
    ],
  };
  const refused = { ...webhook, state: "refused" as const, reason: "the host is not this machine", attempts: [] };
  expect(webhooksDocument([webhook, refused], context).split("\n").slice(2)).toEqual([
    "2026-03-02 15:00:00Z  refused: the host is not this machine  ITEM ERROR  POST http://127.0.0.1:9/hook",
    "  {",
    '    "webhook_type": "ITEM",',
    '    "webhook_code": "ERROR"',
    "  }",
    "",
    "2026-03-02 15:00:00Z  failed  ITEM ERROR  POST http://127.0.0.1:9/hook",
    "  attempt 1: no answer ECONNREFUSED after 3 ms",
    "  attempt 2: 500 after 9 ms  no thanks",
    "  {",
    '    "webhook_type": "ITEM",',
    '    "webhook_code": "ERROR"',
    "  }",
    "",
  ]);
});
