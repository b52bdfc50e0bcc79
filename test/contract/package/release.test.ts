import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ensureNpmPackage } from "../../../scripts/package/packageNpm.mts";
import { readTarball } from "../../../scripts/package/readTarball.mts";
import { readZip } from "../../../scripts/package/readZip.mts";
import { root } from "./emptyFolder.ts";

interface Ran {
  readonly code: number;
  readonly said: string;
}

/** `npm run release -- …` in a checkout. Never rejects. */
function release(checkout: string, ...args: readonly string[]): Promise<Ran> {
  const launch = path.join(checkout, "scripts/launch.mjs");
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [launch, "release", ...args], { cwd: checkout }, (_, stdout, stderr) => {
      resolve({ code: child.exitCode ?? -1, said: `${stdout}${stderr}` });
    });
  });
}

const read = (checkout: string, file: string) => readFileSync(path.join(checkout, file), "utf8");
const versionOf = (checkout: string): string => JSON.parse(read(checkout, "package.json")).version;

test("a dry run makes what a tag publishes: both packages of one version, their checksums, the notes", async () => {
  await ensureNpmPackage();
  expect((await release(root, "artifacts", "--dry-run")).code).toBe(0);

  const folder = path.join(root, "out/release");
  const version = versionOf(root);
  const packages = [`balance-lens-${version}.vsix`, `balance-lens-${version}.tgz`] as const;
  expect(readdirSync(folder).sort()).toEqual([...packages, "SHA256SUMS", "notes.md"].sort());
  const [vsix, tgz] = packages.map((name) => readFileSync(path.join(folder, name))) as [Buffer, Buffer];
  const sums = [vsix, tgz].map((bytes, index) => {
    return `${createHash("sha256").update(bytes).digest("hex")}  ${packages[index]}\n`;
  });
  expect(read(folder, "SHA256SUMS")).toBe(sums.join(""));

  const manifests = [
    readZip(vsix).find((file) => file.path === "extension/package.json"),
    readTarball(tgz).find((file) => file.path === "package/package.json"),
  ].map((file) => JSON.parse(file?.content.toString("utf8") ?? "null"));
  for (const manifest of manifests) expect(manifest).toMatchObject({ name: "balance-lens", version });
  // What the changelog says of it, from one heading to the next.
  const notes = read(folder, "notes.md").trim();
  expect(notes).toMatch(/^- /m);
  expect(notes).not.toMatch(/^## /m);
  expect(read(root, "CHANGELOG.md")).toContain(`\n\n${notes}\n`);
});

describe("in a copy of the checkout", () => {
  let copy: string;
  beforeAll(() => {
    copy = mkdtempSync(path.join(tmpdir(), "bl-release-"));
    const parts = ["scripts", "src", "webview", "docs", "l10n", "npm"];
    const files = ["package.json", "package.nls.json", "package-lock.json", "CHANGELOG.md"];
    for (const name of [...parts, ...files]) cpSync(path.join(root, name), path.join(copy, name), { recursive: true });
    symlinkSync(path.join(root, "node_modules"), path.join(copy, "node_modules"), "junction");
    // As it is until somebody owns the address, whoever runs this.
    const home = path.join(copy, "scripts/release/home.mts");
    writeFileSync(home, readFileSync(home, "utf8").replace(/owner = "[^"]*"/, 'owner = "OWNER"'));
  });
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  test("a bump writes the version everywhere, moves the changelog, and only then its tag fits", async () => {
    const version = versionOf(copy);
    const next = `${Number(version.split(".")[0]) + 1}.0.0`;
    expect(await release(copy, "bump", "major", "--dry-run")).toEqual({
      code: 0,
      said: `${next} would be written into package.json, package-lock.json, CHANGELOG.md.\n`,
    });
    expect(versionOf(copy)).toBe(version);
    const early = await release(copy, "artifacts", "--tag", `v${next}`);
    expect(early).toEqual({ code: 1, said: expect.stringContaining(`package.json says ${version}`) });

    const bumped = await release(copy, "bump", "major");
    expect(bumped).toEqual({ code: 0, said: expect.stringContaining(`git tag v${next}\n`) });
    const lock = JSON.parse(read(copy, "package-lock.json"));
    expect([versionOf(copy), lock.version, lock.packages[""].version]).toEqual([next, next, next]);
    expect(read(copy, "src/emulator/version.ts")).toContain(`"${next}"`);
    expect(read(copy, "CHANGELOG.md")).toMatch(new RegExp(`^## \\[Unreleased\\]\n\n## \\[${next}\\] - \\d{4}-`, "m"));

    // The tag fits now; what is left is the address.
    const tagged = await release(copy, "artifacts", "--tag", `v${next}`);
    expect(tagged).toEqual({ code: 1, said: expect.stringContaining("Nobody owns the project's address yet") });
  });
});
