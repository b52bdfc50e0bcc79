import { deflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { readZip } from "../../../scripts/package/readZip.mts";
import { type PackedFile, packageFaults } from "../../../scripts/package/shipped.mts";

const file = (path: string, text = "x"): PackedFile => ({
  path,
  packedBytes: text.length,
  content: Buffer.from(text),
});

/** The least that installs and works. */
const whole = [
  ...["extension.vsixmanifest", "[Content_Types].xml", "extension/package.json", "extension/readme.md"],
  ...[
    "extension",
    "session",
    "yaml",
    "code",
    "plaid",
    "webview",
    "report",
    "timeline",
    "timelinePicture",
    "timelineTools",
    "history",
  ].map((name) => `extension/dist/${name}.js`),
  "extension/dist/webview.css",
  "extension/dist/report.css",
  "extension/dist/timeline.css",
  "extension/dist/history.css",
  "extension/dist/emulator.mjs",
  "extension/THIRD-PARTY-NOTICES.txt",
  "extension/docs/images/comparison.png",
  "extension/dist/customUser.schema.json",
  "extension/dist/rulesets.schema.json",
].map((path) => file(path));

describe("nothing ships but what is named, with no secret in it and no source map", () => {
  test("a package of the named files has no fault", () => {
    expect(packageFaults(whole)).toEqual([]);
  });

  test.each([
    "extension/src/extension.ts",
    "extension/test/unit/core/x.test.ts",
    "extension/dist/extension.js.map",
    "extension/dist/meta.json",
    "extension/dist/compare.mjs",
    "extension/node_modules/plaid/index.js",
    "extension/.env",
    "extension/package-lock.json",
    "extension/docs/images/panel-dark.png",
    "extension/docs/images/first-minute.webp",
  ])("%s may not", (path) => {
    expect(packageFaults([...whole, file(path)])).toEqual([`${path} may not ship`]);
  });

  test("a file that is needed and absent is a fault", () => {
    expect(packageFaults(whole.filter(({ path }) => !path.endsWith("plaid.js")))).toEqual([
      "extension/dist/plaid.js is missing",
    ]);
  });

  test("a picture that the readme shows and the package has not is a fault", () => {
    const withReadme = (text: string) =>
      whole.map((each) => (each.path.endsWith("readme.md") ? file(each.path, text) : each));
    expect(packageFaults(withReadme("![The panel](docs/images/comparison.png)"))).toEqual([]);
    expect(packageFaults(withReadme("![A film](docs/images/first-minute.webp)"))).toEqual([
      "the readme shows extension/docs/images/first-minute.webp, which is not in the package",
    ]);
  });

  test("more than 600 kB is a fault", () => {
    const large: PackedFile = { ...file("extension/media/large.svg"), packedBytes: 600_001 };
    expect(packageFaults([...whole, large])).toEqual([expect.stringContaining("more than the limit of 600000")]);
  });

  test("more than 40 kB of pictures are a fault", () => {
    const pictures = ["one", "other"].map((name) => ({ ...file(`extension/media/${name}.png`), packedBytes: 20_000 }));
    expect(packageFaults([...whole, ...pictures])).toEqual([expect.stringContaining("of pictures are more than")]);
  });

  test.each([
    ["timelinePicture", 12_000],
    ["history", 8_000],
  ])("a %s.js that outgrew its compressed limit is a fault", (name, limit) => {
    const file = `extension/dist/${name}.js`;
    const sized = (packedBytes: number) => whole.map((each) => (each.path === file ? { ...each, packedBytes } : each));
    expect(packageFaults(sized(limit))).toEqual([]);
    expect(packageFaults(sized(limit + 1))).toEqual([expect.stringContaining(`${limit + 1} bytes compressed`)]);
  });

  test.each([
    ["extension", 6_000],
    ["session", 735_000],
    ["plaid", 60_000],
    ["webview", 279_000],
    ["report", 40_000],
  ])("a %s.js that outgrew its limit is a fault", (name, limit) => {
    const file = `extension/dist/${name}.js`;
    const sized = (bytes: number) =>
      whole.map((each) => (each.path === file ? { ...each, content: Buffer.alloc(bytes, " ") } : each));
    expect(packageFaults(sized(limit))).toEqual([]);
    expect(packageFaults(sized(limit + 1))).toEqual([expect.stringContaining(`${file} has ${limit + 1} bytes`)]);
  });

  // Put together here, so that no scanner takes this file for the leak it guards against.
  test.each([
    ["a Plaid access token", ["access", "sandbox", "0a1b2c3d-1111-4222-8333-444455556666"].join("-")],
    ["a private key", `-----BEGIN ${"PRIVATE"} KEY-----\nMIIE`],
    ["an npm token", `npm_${"a".repeat(36)}`],
    ["a GitHub token", `ghp_${"a".repeat(36)}`],
    ["an AWS key id", `AKIA${"A".repeat(16)}`],
    ["a Plaid secret", `secret: "${"0a".repeat(15)}"`],
  ])("%s is found", (name, text) => {
    const dirty = whole.map((each) => (each.path.endsWith("extension.js") ? file(each.path, text) : each));
    expect(packageFaults(dirty)).toEqual([`extension/dist/extension.js holds ${name}`]);
  });

  test("the emulator's own tokens open nothing and may ship", () => {
    const text = `"access-sandbox-da117e5b-0003-4000-8000-000000000003"`;
    const named = whole.map((each) => (each.path.endsWith("emulator.mjs") ? file(each.path, text) : each));
    expect(packageFaults(named)).toEqual([]);
  });

  test("a bundle that asks for the editor's API more than once is a fault", () => {
    const asking = (times: number) =>
      whole.map((each) =>
        each.path.endsWith("extension.js") ? file(each.path, 'x=require("vscode");'.repeat(times)) : each,
      );
    expect(packageFaults(asking(1))).toEqual([]);
    expect(packageFaults(asking(2))).toEqual([expect.stringContaining("extension/dist/extension.js asks")]);
  });

  test("a bundle that names its source map is a fault", () => {
    const mapped = whole.map((each) =>
      each.path.endsWith("webview.js") ? file(each.path, "//# sourceMappingURL=webview.js.map") : each,
    );
    expect(packageFaults(mapped)).toEqual(["extension/dist/webview.js names a source map"]);
  });
});

describe("reading a zip", () => {
  test("gives stored and deflated files their contents back", () => {
    const zip = zipOf([
      { name: "stored.txt", text: "as it is", method: 0 },
      { name: "deflated.txt", text: "again and again and again", method: 8 },
    ]);
    expect(readZip(zip).map(({ path, content }) => [path, content.toString()])).toEqual([
      ["stored.txt", "as it is"],
      ["deflated.txt", "again and again and again"],
    ]);
  });

  test("refuses what is no zip", () => {
    expect(() => readZip(Buffer.from("no zip"))).toThrow("not a zip");
  });
});

/** A zip of these files, with the few fields that are read. */
function zipOf(files: readonly { name: string; text: string; method: 0 | 8 }[]): Buffer {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  for (const { name, text, method } of files) {
    const packed = method === 0 ? Buffer.from(text) : deflateRawSync(text);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(method, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(Buffer.concat(locals).length, 42);
    locals.push(local, Buffer.from(name), packed);
    entries.push(entry, Buffer.from(name));
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(Buffer.concat(locals).length, 16);
  return Buffer.concat([...locals, ...entries, end]);
}
