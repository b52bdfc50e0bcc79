import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { type EndpointPath, endpointPaths } from "../../src/core/endpoint/endpoint.ts";
import { processorPaths } from "../../src/core/endpoint/processorPaths.ts";
import { processorCalls } from "../../src/plaid/processorCalls.ts";

/** Every path that the SDK calls, as its generated source has it. */
const ofTheSdk = new Set(
  [
    ...readFileSync(createRequire(import.meta.url).resolve("plaid/dist/api.js"), "utf8").matchAll(/`(\/[a-z_/]+)`/g),
  ].map(([, path = ""]) => path),
);

/** What Plaid calls an endpoint where it is a partner's. Two have names of their own. */
function partnersNameOf(path: EndpointPath): string {
  if (path === "/accounts/get") return "/processor/account/get";
  return `/processor${path.replace("/accounts/", "/")}`;
}

test("every endpoint of ours that Plaid gives its partners is read and called with a processor token", () => {
  const expected = endpointPaths.filter((path) => ofTheSdk.has(partnersNameOf(path)));
  expect(expected.length).toBeGreaterThan(5);
  expect(Object.fromEntries(processorPaths)).toEqual(
    Object.fromEntries(expected.map((path) => [partnersNameOf(path), path])),
  );
  expect(Object.keys(processorCalls).sort()).toEqual([...expected].sort());
});
