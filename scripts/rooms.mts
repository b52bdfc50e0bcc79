/** Who may import whom, as data: the table of the house. `checks` holds every source against it. */

/** One room: a folder (or one file) and what its files may import besides each other. */
export interface Room {
  readonly name: string;
  /** Where it is, from the root; the longest one that fits a file is its room. */
  readonly at: string;
  readonly rooms: readonly string[];
  readonly packages: readonly Allowed[];
  /** Node's built-in modules: in no file, in these files alone, or anywhere. */
  readonly node: readonly string[] | "anywhere";
  /** No clock and no chance but what is passed in: the same arguments give the same answer. */
  readonly pure?: true;
  /**
   * The folders in the room, floor by floor, the lowest first; `.` stands for the files in none of them. A file may import
   * from its own floor and from lower ones: from the folders that are listed together with its own, too.
   */
  readonly floors?: readonly (string | readonly string[])[];
}

/** A package, or a package that only these files may import. */
export type Allowed = string | { readonly name: string; readonly in: readonly string[] };

const sourceRooms: readonly Room[] = [
  {
    name: "core",
    at: "src/core/",
    rooms: [],
    // A parser, as pure as the room: recordings in YAML are saved responses too.
    packages: [{ name: "js-yaml", in: ["src/core/saved/body/loadYaml.ts"] }],
    node: [],
    pure: true,
    floors: [
      // what is planned, called and answered, and the words for what is found in it
      [
        ...[".", "age", "comparison", "customUser", "endpoint", "extract", "failure", "findings", "item", "keys"],
        ...["masking", "money", "plan", "reading", "run"],
      ],
      "evidence", // what the rules look at
      "causes", // the rules
      ["summaries", "documents", "saved", "timeline"], // what is made of comparisons and their findings
    ],
  },
  { name: "code", at: "src/code/", rooms: ["core"], packages: [], node: [], pure: true },
  { name: "protocol", at: "src/protocol/", rooms: ["core", "text"], packages: [], node: [], pure: true },
  { name: "text", at: "src/text/", rooms: ["core", "code"], packages: [], node: [], pure: true },
  {
    name: "plaid",
    at: "src/plaid/",
    rooms: ["core"],
    packages: ["plaid"],
    node: ["src/plaid/agent.ts", "src/plaid/sdkHttp.ts", "src/plaid/timedTransport.ts"],
  },
  // Handed out by the composition roots: everything else is given its clock.
  { name: "clock", at: "src/systemClock.ts", rooms: ["core"], packages: [], node: [] },
  { name: "files", at: "src/files/", rooms: [], packages: [], node: "anywhere" },
  {
    name: "emulator",
    at: "src/emulator/",
    // Not even core: were both sides to share one parser, one bug would hide itself.
    rooms: ["files"],
    packages: [],
    node: [
      "src/emulator/server/listen.ts",
      "src/emulator/server/loopback.ts",
      "src/emulator/state/claimFolder.ts",
      "src/emulator/state/ownership.ts",
      "src/emulator/state/stateFolder.ts",
      "src/emulator/state/processMark.ts",
      "src/emulator/webhooks/signAndSend.ts",
    ],
  },
  {
    name: "host",
    at: "src/host/",
    rooms: ["core", "code", "text", "protocol", "files"],
    packages: ["vscode"],
    node: [
      "src/host/ask/saveAs.ts",
      "src/host/local/loopback.ts",
      "src/host/storage/history.ts",
      "src/host/storage/textFolder.ts",
    ],
    floors: [
      ".", // what everything here may use: settings, log, events
      "store", // what the views show
      "storage", // what outlives the window
      "failure",
      "window", // notices, texts, documents
      "local", // the local sandbox's control
      "connection", // the calls to Plaid, and how many there were
      "responses",
      "work", // what commands have done: listing, comparing, adding
      "timeline", // accounts over time, from the local sandbox and the history
      "tree",
      "panel",
      "ask", // questions to the person
      "reports",
      "history", // the comparisons that were made, as a page
      "rulesets",
      "code", // the developer's own files
      "commands",
      "session", // wires all of the above
      "registration", // what VS Code can call before there is a session
    ],
  },
  // What the manifest says of the host's commands: scripts write from it.
  { name: "manifest", at: "src/host/manifest/", rooms: [], packages: [], node: [], pure: true },
  {
    name: "cli",
    at: "src/cli/",
    rooms: ["core", "code", "text", "protocol", "plaid", "emulator", "files", "clock"],
    packages: [],
    node: "anywhere",
  },
  // What programs take from the npm package; its types are written by hand beside the package's other files.
  { name: "npm", at: "src/npm/", rooms: ["emulator", "package"], packages: [], node: "anywhere" },
  { name: "package", at: "npm/", rooms: [], packages: [], node: "anywhere" },
  {
    name: "extension",
    at: "src/extension.ts",
    rooms: ["core", "code", "text", "protocol", "plaid", "emulator", "host", "clock"],
    packages: ["vscode"],
    node: [],
  },
  {
    name: "webview",
    at: "webview/",
    rooms: ["core", "text", "protocol"],
    packages: [{ name: "@vscode/webview-ui-toolkit", in: ["webview/lib/controls.ts"] }],
    node: [],
  },
];

/** A unit test sees its own room, what that room may see, and the builders. */
const unitRooms: readonly Room[] = sourceRooms.map((room) => ({
  name: `test/unit/${room.name}`,
  at: `test/unit/${room.name}/`,
  // A finding and its sentence are one promise: the tests of the causes read the words too.
  rooms: [room.name, ...room.rooms, ...(room.name === "core" ? ["text"] : []), "clock", "test/builders"],
  packages: [
    "vitest",
    "fast-check",
    // The terminal's document is held against its published schema.
    ...(room.name === "cli"
      ? ["ajv", { name: "ts-json-schema-generator", in: ["test/unit/cli/lint/lintOutputs.test.ts"] }]
      : []),
    // An exported HAR is held against HAR 1.2, and copied code against the grammar of its language.
    ...(room.name === "text" ? ["ajv", "@vscode/tree-sitter-wasm"] : []),
    // Its program is started many times, each of a process of its own.
    ...(room.name === "emulator" ? [{ name: "esbuild", in: ["test/unit/emulator/support/bundled.ts"] }] : []),
    // What is masked is held against the grammar of its language.
    ...(room.name === "code" ? ["@vscode/tree-sitter-wasm"] : []),
    ...room.packages.map((allowed) => (typeof allowed === "string" ? allowed : allowed.name)),
  ],
  node: "anywhere",
}));

const toolRooms: readonly Room[] = [
  {
    name: "test/builders",
    at: "test/builders/",
    // What the rooms are tested with is made of the real ones: the emulator answers where a bank is needed.
    rooms: ["core", "text", "protocol", "plaid", "emulator", "clock"],
    packages: ["fast-check", "vitest", { name: "js-yaml", in: ["test/builders/githubSteps.ts"] }],
    node: "anywhere",
  },
  // Apps that are read as text, and never run.
  { name: "test/fixtures/code", at: "test/fixtures/code/", rooms: [], packages: ["plaid"], node: [] },
  {
    name: "test/unit/trust",
    at: "test/unit/trust/",
    // What is promised of the whole is proven on the whole: every room but those that need a window.
    rooms: [
      ...[
        "core",
        "text",
        "protocol",
        "plaid",
        "emulator",
        "host",
        "cli",
        "files",
        "webview",
        "scripts",
        "bench",
        "clock",
      ],
      ...["test/builders", "test/unit/plaid", "test/unit/host", "test/unit/emulator", "test/unit/cli"],
    ],
    packages: ["vitest", "fast-check", "vscode"],
    node: "anywhere",
  },
  {
    name: "test/unit/scripts",
    at: "test/unit/scripts/",
    rooms: ["scripts", "test/builders"],
    packages: [
      "vitest",
      ...["esbuild", "js-yaml"].map((name) => ({ name, in: ["test/unit/scripts/slimYaml.test.ts"] })),
    ],
    node: "anywhere",
  },
  {
    name: "test/contract",
    at: "test/contract/",
    rooms: ["core", "plaid", "emulator", "clock", "test/builders"],
    packages: ["vitest", "fast-check", "plaid", "ajv", "ts-json-schema-generator", "jose"],
    node: "anywhere",
  },
  // The npm package from outside, packed and installed.
  {
    name: "test/contract/package",
    at: "test/contract/package/",
    rooms: ["scripts", "package", "test/builders"],
    packages: ["vitest", "ajv", "ts-json-schema-generator"],
    node: "anywhere",
  },
  {
    name: "test/webview",
    at: "test/webview/",
    rooms: ["core", "text", "protocol", "webview", "scripts", "test/builders"],
    packages: ["vitest", "playwright-core", "axe-core", "esbuild"],
    node: "anywhere",
  },
  // The two that see the built extension from outside, and no source of it.
  {
    name: "test/integration",
    at: "test/integration/",
    rooms: ["scripts"],
    packages: ["vscode", "mocha", "esbuild"],
    node: "anywhere",
  },
  {
    name: "test/e2e",
    at: "test/e2e/",
    rooms: ["scripts"],
    // The app of a stranger who uses the local sandbox has the SDK.
    packages: ["vitest", "playwright-core", "plaid"],
    node: "anywhere",
  },
  {
    name: "scripts",
    at: "scripts/",
    rooms: ["test/integration", "manifest"],
    packages: [
      ...["@vscode/test-electron", "@vscode/vsce", "oxc-minify", "oxc-parser", "playwright-core"],
      {
        name: "esbuild",
        in: [
          "scripts/build/slimPage.mts",
          "scripts/build/slimSdk.mts",
          "scripts/build/slimYaml.mts",
          "scripts/build/emulatorBeside.mts",
          "scripts/build/pageParts.mts",
          "scripts/generate/linkPageFiles.mts",
        ],
      },
    ],
    node: "anywhere",
  },
  { name: "opener", at: "scripts/start/opener/", rooms: [], packages: ["vscode"], node: [] },
  {
    name: "bench",
    at: "bench/",
    rooms: [
      ...["core", "code", "text", "protocol", "plaid", "emulator", "host", "webview", "files", "clock"],
      ...["scripts", "test/builders", "test/webview", "test/unit/trust"],
    ],
    packages: ["plaid", "playwright-core", "esbuild", "vscode"],
    node: "anywhere",
  },
  { name: "build", at: "esbuild.mts", rooms: ["scripts"], packages: ["esbuild"], node: "anywhere" },
  { name: "layers", at: "vitest.config.mts", rooms: [], packages: ["vitest"], node: "anywhere" },
];

export const rooms: readonly Room[] = [...sourceRooms, ...unitRooms, ...toolRooms];
