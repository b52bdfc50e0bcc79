import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ensureNpmPackage } from "../../../scripts/package/packageNpm.mts";
import { readYaml, runStep, stepsOf } from "../../builders/githubSteps.ts";
import { root } from "./emptyFolder.ts";

/** The one step with a script of each action, as GitHub's runner would run it; no runner of GitHub's has. */
const [start] = stepsOf(readYaml(path.join(root, "action.yml")));
const [summarise] = stepsOf(readYaml(path.join(root, "summary/action.yml")));

let folder: string;
let npmPackage: string;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "bl-action-"));
  npmPackage = (await ensureNpmPackage()).file;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (step: typeof start, options: string, env: Readonly<Record<string, string>> = {}) => {
  if (step === undefined) throw new Error("the action has no step with a script");
  const values = { "inputs.package": npmPackage, "inputs.options": options };
  return runStep(step, { cwd: folder, values, env: { npm_config_offline: "true", ...env } });
};

test("a job starts the sandbox, calls it, and ends with a summary of that", async () => {
  const started = run(start, "--scenario daily-refresh\n--latency none\n");
  expect(started).toMatchObject({ status: 0, env: { BALANCE_LENS_FOLDER: expect.any(String) } });
  const { url = "", control = "", token = "" } = started.outputs;
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(control).toBe(`${url}/_emulator`);
  expect(started.log).toContain(`::add-mask::${token}`);

  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const { items } = await (await fetch(`${control}/items`, { headers })).json();
  expect(items).toHaveLength(1);
  const body = JSON.stringify({ client_id: "a", secret: "b", access_token: items[0].access_token });
  await (await fetch(`${url}/accounts/get`, { method: "POST", headers, body })).text();
  await (await fetch(`${url}/statements/list`, { method: "POST", headers, body })).text();

  const ended = run(summarise, "", started.env);
  expect(ended).toMatchObject({ status: 0 });
  expect(ended.summary).toContain("1 call of 1 endpoint.");
  expect(ended.summary).toContain("| `/accounts/get` | 1 | 0 | 0 |");
  expect(ended.summary).toContain("- `/statements/list`: 1 call");
  await expect
    .poll(
      () =>
        fetch(`${control}/health`).then(
          () => "answers",
          () => "is gone",
        ),
      { timeout: 10_000 },
    )
    .toBe("is gone");
});

test("a sandbox that does not start fails the step with its reason, and leaves no summary to make", () => {
  const failed = run(start, "--scenario nobody-has-this");
  expect(failed.status).toBe(1);
  expect(failed.log).toMatch(/::error title=Local Plaid Sandbox::It did not start: .*nobody-has-this/);
  const ended = run(summarise, "");
  expect(ended).toMatchObject({ status: 0, summary: "" });
  expect(ended.log).toContain("::notice title=Local Plaid Sandbox::It was not started");
});
