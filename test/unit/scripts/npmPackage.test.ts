import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { LINTER_LIMIT_BYTES, NPM_LIMIT_BYTES, npmFaults } from "../../../scripts/package/npmFaults.mts";
import { npmManifest } from "../../../scripts/package/npmManifest.mts";
import { readTarball } from "../../../scripts/package/readTarball.mts";

const emulator = Buffer.from("// the emulator");
const whole = [
  ...["package.json", "README.md", "LICENSE", "THIRD-PARTY-NOTICES.txt", "balance-lens.cjs", "index.mjs"],
  ...["preload.cjs", "index.d.mts", "index.d.cts", "dist/index.cjs", "dist/emulatorProcess.mjs", "dist/emulator.mjs"],
  ...["dist/compare.mjs", "dist/lint.mjs", "dist/terminal.mjs"],
].map((name) => ({
  path: `package/${name}`,
  content: name === "dist/emulator.mjs" ? emulator : Buffer.from(name === "package.json" ? "{}" : "x"),
}));
const facts = { packedBytes: 1, vsixEmulator: emulator };
const withContent = (path: string, text: string) =>
  whole.map((file) => (file.path === path ? { path, content: Buffer.from(text) } : file));

/** Bytes that look like chance, the same in each run. */
function noise(length: number): Uint8Array {
  let state = 1;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 24;
  });
}

describe("the npm package", () => {
  test("has no fault when it holds what is named", () => {
    expect(npmFaults(whole, facts)).toEqual([]);
    expect(npmFaults(whole, { ...facts, packedBytes: NPM_LIMIT_BYTES })).toEqual([]);
  });

  test.each([
    ["a file too many", [...whole, { path: "package/.env", content: Buffer.from("") }], "package/.env may not ship"],
    ["a file too few", whole.filter(({ path }) => !path.endsWith("index.mjs")), "package/index.mjs is missing"],
    [
      "a source map",
      withContent("package/index.mjs", "//# sourceMappingURL=x"),
      "package/index.mjs names a source map",
    ],
    ["a secret", withContent("package/README.md", `npm_${"a".repeat(36)}`), "package/README.md holds an npm token"],
    [
      "a dependency",
      withContent("package/package.json", `{"dependencies":{}}`),
      "package/package.json has dependencies",
    ],
    ["a script", withContent("package/package.json", `{"scripts":{}}`), "package/package.json has scripts"],
    [
      "another emulator than the VSIX",
      withContent("package/dist/emulator.mjs", "// the emulators"),
      "package/dist/emulator.mjs is not the emulator of the VSIX",
    ],
  ])("with %s has a fault", (_, files, fault) => {
    expect(npmFaults(files, facts)).toEqual([fault]);
  });

  test("that outgrew a limit, or has nothing to be held against, has a fault", () => {
    expect(npmFaults(whole, { ...facts, packedBytes: 2 * NPM_LIMIT_BYTES })).toEqual([
      expect.stringContaining("more than the limit of 260000"),
    ]);
    expect(npmFaults(whole, { ...facts, vsixEmulator: undefined })).toHaveLength(1);
  });

  test("has a limit of its own for the linter, which does not count for the rest", () => {
    // Digits of no pattern: none of it can be compressed away.
    const linter = (bytes: number) =>
      whole.map((file) =>
        file.path === "package/dist/lint.mjs" ? { ...file, content: Buffer.from(noise(bytes)) } : file,
      );
    const packedBytes = NPM_LIMIT_BYTES + LINTER_LIMIT_BYTES / 2;
    expect(npmFaults(linter(LINTER_LIMIT_BYTES * 0.8), { ...facts, packedBytes })).toEqual([]);
    expect(npmFaults(linter(LINTER_LIMIT_BYTES + 1), { ...facts, packedBytes })).toEqual([
      expect.stringContaining("more than the limit of 28000"),
    ]);
  });

  test("shares with the extension what both are to say alike, and nothing else", () => {
    const extension = { version: "1.2.3", license: "MIT", private: true, engines: { vscode: "^1", node: ">=20" } };
    expect(npmManifest({ name: "balance-lens", bin: "x" }, { ...extension, homepage: "https://home.test" })).toEqual({
      name: "balance-lens",
      bin: "x",
      version: "1.2.3",
      license: "MIT",
      homepage: "https://home.test",
      engines: { node: ">=20" },
    });
  });
});

describe("a tarball", () => {
  /** One entry as `tar` lays it out. */
  function entry(name: string, content: string, type = "0"): Buffer {
    const head = Buffer.alloc(512);
    head.write(name, 0);
    head.write(content.length.toString(8).padStart(11, "0"), 124);
    head.write(type, 156);
    const body = Buffer.alloc(Math.ceil(content.length / 512) * 512);
    body.write(content);
    return Buffer.concat([head, body]);
  }
  const end = Buffer.alloc(1024);

  test("is read file by file", () => {
    const long = "y".repeat(1300);
    const files = readTarball(gzipSync(Buffer.concat([entry("a", "x"), entry("b/c", ""), entry("d", long), end])));
    expect(files.map(({ path, content }) => [path, content.toString()])).toEqual([
      ["a", "x"],
      ["b/c", ""],
      ["d", long],
    ]);
  });

  test("with anything but plain files is refused", () => {
    expect(() => readTarball(gzipSync(Buffer.concat([entry("link", "", "2"), end])))).toThrow("link is no plain file");
  });
});
