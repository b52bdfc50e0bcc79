/**
 * Loads an extension's main file in this fresh process as VS Code's extension host does, with a stand-in for `vscode`,
 * and prints how long that took (ms) and what memory it holds (bytes). Arguments: the file, and the names that the API
 * exports.
 */
import { createRequire } from "node:module";
import { heapUsed } from "./heapUsed.mts";

const [file = "", names = ""] = process.argv.slice(2);
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
const began = performance.now();
const { activate } = require(file) as { activate?: unknown };
const ms = performance.now() - began;
if (typeof activate !== "function") throw new Error(`${file} has no activate`);
process.stdout.write(`${JSON.stringify({ ms, heapBytes: heapUsed() - heapBefore })}\n`);
