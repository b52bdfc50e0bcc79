import type { RuleSeverity } from "../../code/rules/rule.ts";
import { type Annotation, annotate, mostOfALevel } from "../terminal/annotation.ts";
import type { Sink } from "../terminal/sink.ts";
import type { FileRemark } from "./lintFiles.ts";

/** GitHub has no hint. */
const levels: Readonly<Record<RuleSeverity, Annotation["level"]>> = {
  error: "error",
  warning: "warning",
  information: "notice",
  hint: "notice",
};

/**
 * Annotates the run of GitHub Actions with remarks, as many as GitHub keeps, and says how many there are beyond.
 * @param pathOf a file's path from the root of the repository; null for one outside of it, which has no place there
 */
export function annotateRemarks(
  remarks: readonly FileRemark[],
  pathOf: (file: string) => string | null,
  io: Sink,
): void {
  let left = 0;
  for (const level of ["error", "warning", "notice"] as const) {
    const ofLevel = remarks.filter(({ severity }) => levels[severity] === level);
    left += Math.max(0, ofLevel.length - mostOfALevel);
    for (const { file, rule, message, severity: _, ...place } of ofLevel.slice(0, mostOfALevel)) {
      const path = pathOf(file);
      annotate({ level, title: rule, message, ...(path !== null && { at: { path, ...place } }) }, io);
    }
  }
  if (left > 0) io.say(`GitHub keeps ${mostOfALevel} annotations of a level: ${left} more are in the log alone.`);
}
