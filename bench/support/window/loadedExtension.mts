/**
 * Loads an extension's files in this fresh process as VS Code's extension host does, with a stand-in for `vscode`, and
 * prints how long each took (ms) and what memory they hold together (bytes). Arguments: the names that the API exports,
 * and the files: the main file first.
 */
import { createRequire } from "node:module";
import { heapUsed } from "../heapUsed.mts";

const [names = "", ...files] = process.argv.slice(2);
const require = createRequire(import.meta.url);
// What a running extension host has loaded long before.
for (const builtin of ["fs", "fs/promises", "path", "crypto", "http", "https", "zlib", "url", "os"]) require(builtin);
await fetch("data:,");

/** Anything that is asked of it, constructed from it or called on it is another one of it. */
function anything(): unknown {
  return new Proxy(class {}, { get: (target, name) => (name === "prototype" ? target.prototype : anything()) });
}
// With keys of its own: a bundle copies those.
const api = Object.fromEntries(names.split(",").map((name) => [name, anything()]));
const Module = require("node:module") as { _load(request: string, ...rest: unknown[]): unknown };
const load = Module._load;
Module._load = (request, ...rest) => (request === "vscode" ? api : load.call(Module, request, ...rest));

const heapBefore = heapUsed();
const loaded = files.map((file) => {
  const began = performance.now();
  const exported = require(file) as { activate?: unknown };
  return { exported, ms: performance.now() - began };
});
if (typeof loaded[0]?.exported.activate !== "function") throw new Error(`${files[0]} has no activate`);
process.stdout.write(`${JSON.stringify({ ms: loaded.map(({ ms }) => ms), heapBytes: heapUsed() - heapBefore })}\n`);
