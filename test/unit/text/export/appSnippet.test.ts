import { expect, test } from "vitest";
import { appSnippets } from "../../../../src/text/appSetup/appSnippet.ts";

test("each language is pointed at the address, and none at Plaid's own", () => {
  const snippets = appSnippets("http://127.0.0.1:43127");
  expect(snippets.map(({ name }) => name)).toEqual([
    "Node",
    "Python",
    "Ruby",
    "Go",
    "Java",
    "cURL (bash, zsh)",
    "PowerShell",
  ]);
  for (const { name, code } of snippets) {
    // Ruby's SDK takes scheme and host apart.
    expect(code, name).toContain(name === "Ruby" ? '"127.0.0.1:43127"' : "http://127.0.0.1:43127");
    expect(code, name).not.toMatch(/plaid\.com|[\t ]+$/m);
  }
});
