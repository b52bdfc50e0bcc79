/** `node openLog.mts bare|open|idle FILE`: reads a log in one of two ways, or not at all, and prints what that cost. */
import { readFileSync, statSync } from "node:fs";
import { resourceUsage } from "node:process";
import { openSavedInSteps, type SavedText } from "../../src/core/saved/openSaved.ts";
import { textPieces } from "../../src/files/textPieces.ts";

const [what = "idle", file = ""] = process.argv.slice(2);
const began = performance.now();
const before = process.cpuUsage();
const read = what === "open" ? open() : what === "bare" ? bare() : 0;
const { user, system } = process.cpuUsage(before);
const cost = {
  cpuMs: (user + system) / 1000,
  wallMs: performance.now() - began,
  peakBytes: resourceUsage().maxRSS * 1024,
  read,
};
console.log(JSON.stringify(cost));

function open(): number {
  const steps = openSavedInSteps([readSaved()], { openedAt: "2026-06-01T00:00:00.000Z", id: "bench" });
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value.read;
  }
}

function readSaved(): SavedText {
  const failed = (error: unknown): Error => new Error("the log cannot be read", { cause: error });
  return { source: "app.log", text: textPieces(file, { size: statSync(file).size, failed }) };
}

/** Each line's JSON: the line, or what is in it from the first bracket on. */
function bare(): number {
  const lines = new TextDecoder().decode(readFileSync(file)).split("\n");
  let parsed = 0;
  for (const line of lines) {
    const start = line.indexOf("{");
    if (start < 0) continue;
    JSON.parse(line.slice(start, line.lastIndexOf("}") + 1));
    parsed += 1;
  }
  return parsed;
}
