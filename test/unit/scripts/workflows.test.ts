import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { homeFields } from "../../../scripts/release/home.mts";
import { type Job, readYaml, runStep, stepsOf } from "../../builders/githubSteps.ts";

const root = path.join(import.meta.dirname, "../../..");
const release = readYaml(path.join(root, ".github/workflows/release.yml"));
const jobs = release.jobs as Readonly<Record<string, Job>>;
const workflows = [".github/workflows/release.yml", ".github/workflows/windows-and-macos.yml"];
const actions = ["action.yml", "summary/action.yml"];

describe("what a caller or a tag says is never part of a script", () => {
  test.each([...workflows, ...actions])("%s", (file) => {
    const steps = stepsOf(readYaml(path.join(root, file)));
    expect(steps.length).toBeGreaterThan(0);
    for (const { run } of steps) expect(run).not.toContain("${{");
  });
});

test("the documents name the actions at the project's one address", () => {
  const used = [...readFileSync(path.join(root, "docs/ci.md"), "utf8").matchAll(/uses: ([\w-]+\/balance-lens)/g)];
  expect(used.length).toBeGreaterThan(0);
  for (const [, name] of used) expect(`https://github.com/${name}#readme`).toBe(homeFields.homepage);
});

describe("the release", () => {
  let folder: string;
  let asked: () => readonly string[];
  let path_: string;

  /** Programs that note how they were called, in place of those that publish. */
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "release-"));
    const bin = path.join(folder, "bin");
    mkdirSync(bin);
    const log = path.join(folder, "asked");
    writeFileSync(log, "");
    for (const name of ["npx", "gh"]) stub(bin, name, `echo "${name} $*" >> "${log}"`);
    stub(bin, "npm", `[ "$PUBLISHED" = yes ] && echo 1.2.3 || exit 1`);
    path_ = `${bin}${path.delimiter}${process.env.PATH}`;
    asked = () =>
      readFileSync(log, "utf8")
        .split("\n")
        .filter((line) => line !== "");
    for (const name of ["balance-lens-1.2.3.vsix", "balance-lens-1.2.3.tgz"])
      writeFileSync(path.join(folder, name), name);
    const sums = runStep(
      { name: "sums", run: "sha256sum balance-lens-1.2.3.* > SHA256SUMS" },
      { cwd: folder, values: {} },
    );
    expect(sums.status).toBe(0);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const runJob = (name: string, env: Readonly<Record<string, string>> = {}) =>
    stepsOf({ jobs: { [name]: jobs[name] } }).map((step) =>
      runStep(step, {
        cwd: folder,
        values: { "github.ref_name": "v1.2.3", "github.token": "t", "github.repository": "o/balance-lens" },
        env: { PATH: path_, ...env },
      }),
    );

  test.each([
    ["npm", "npx --yes npm@11.19.1 publish ./balance-lens-1.2.3.tgz --provenance --access public"],
    [
      "marketplace",
      "npx --yes @vscode/vsce@4.1.0 publish --oidc --skip-duplicate --packagePath balance-lens-1.2.3.vsix",
    ],
    ["open-vsx", "npx --yes ovsx@1.4.0 publish balance-lens-1.2.3.vsix --trusted-publishing --skip-duplicate"],
    [
      "github",
      "gh release create v1.2.3 --verify-tag --title v1.2.3 --notes-file notes.md balance-lens-1.2.3.vsix balance-lens-1.2.3.tgz SHA256SUMS",
    ],
  ])("%s publishes what the tag names, after a look at its checksums", (job, command) => {
    expect(runJob(job).map(({ status }) => status)).toEqual([0, 0]);
    expect(asked()).toEqual([command]);
    writeFileSync(path.join(folder, "balance-lens-1.2.3.vsix"), "another");
    expect(runJob(job)[0]?.status).not.toBe(0);
  });

  test("npm is asked for what is published already, so that a release that failed half-way can be run again", () => {
    const [, published] = runJob("npm", { PUBLISHED: "yes" });
    expect(published).toMatchObject({ status: 0, log: "balance-lens 1.2.3 is on npm already.\n" });
    expect(asked()).toEqual([]);
  });

  test("publishes from a tag alone, by short-lived tokens: no secret is named, and only the job that needs it may write", () => {
    const text = readFileSync(path.join(root, ".github/workflows/release.yml"), "utf8");
    expect(text).not.toContain("secrets.");
    expect(release.permissions).toEqual({ contents: "read" });
    for (const name of ["npm", "marketplace", "open-vsx"]) {
      expect(jobs[name]).toMatchObject({ if: "github.ref_type == 'tag'", needs: "build", environment: "release" });
      expect(jobs[name]?.permissions).toEqual({ "id-token": "write" });
    }
    expect(jobs.build?.permissions).toBeUndefined();
    expect(jobs.github?.permissions).toEqual({ contents: "write", "id-token": "write", attestations: "write" });
  });

  test("the tools that publish are those of this project", () => {
    const lock = JSON.parse(readFileSync(path.join(root, "package-lock.json"), "utf8")).packages;
    const vsce = stepsOf({ jobs: { marketplace: jobs.marketplace } })
      .map(({ run }) => run)
      .join("\n");
    expect(vsce).toContain(`@vscode/vsce@${lock["node_modules/@vscode/vsce"].version} `);
  });
});

function stub(bin: string, name: string, script: string): void {
  writeFileSync(path.join(bin, name), `#!/usr/bin/env bash\n${script}\n`, { mode: 0o755 });
}
