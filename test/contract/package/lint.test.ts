import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type EmptyFolder, emptyFolder } from "./emptyFolder.ts";

let folder: EmptyFolder;
beforeAll(async () => {
  folder = await emptyFolder();
}, 600_000);
afterAll(() => folder?.remove());

const lint = (...argv: readonly string[]) =>
  folder.run(process.execPath, [path.join("node_modules", "balance-lens", "balance-lens.cjs"), "lint", ...argv]);

test("the installed program reads a stranger's folder, and fails the step for what is called an error", async () => {
  folder.write(
    "server.js",
    `const { PlaidApi } = require("plaid");
module.exports = async (plaid, access_token) => {
  const { data } = await plaid.accountsGet({ access_token });
  return data.accounts[0].balances.available || 0;
};
`,
  );
  const heard = await lint();
  expect(heard).toMatchObject({ code: 0, stderr: "" });
  expect(heard.stdout).toMatch(/^server\.js:4:\d+ {2}information {2}.* {2}null-is-not-zero\n\n1 remark in 1 file\.\n/);
  const failed = await lint("--rules", "null-is-not-zero=error", "--json");
  expect(failed).toMatchObject({ code: 2, stderr: "Failed by --fail-on: error (1 remark).\n" });
  expect(JSON.parse(failed.stdout)).toMatchObject({ filesRead: 1, calls: [{ endpoint: "/accounts/get" }] });
  expect(await lint("--rulez")).toMatchObject({ code: 1, stdout: "" });
});
