import { expect, test } from "vitest";
import type { FailureReason } from "../../../src/core/failure/errors.ts";
import { remedyFor } from "../../../src/host/failure/remedy.ts";
import { createTextContext } from "../../../src/text/createTextContext.ts";
import { failureSentence } from "../../../src/text/findings/failureSentence.ts";

const context = createTextContext({ messages: {}, locale: "en-US", timeZone: "UTC" });

function remedyOf(reason: FailureReason) {
  const failure = { reason, requestId: null };
  return remedyFor(failureSentence(failure, context).action, failure);
}

test.each([
  ["production-refused", "balanceLens.sandbox.url"],
  ["scenario-unknown", "balanceLens.local.scenarios"],
] as const)("%s opens the setting that causes it", (reason, setting) => {
  expect(remedyOf(reason)).toMatchObject({ kind: "settings", setting });
});

test("an Item that went with its local sandbox is made again, not asked for by a token", () => {
  expect(remedyOf("local-item-gone")).toMatchObject({ kind: "command", command: "createSandboxItem" });
});
