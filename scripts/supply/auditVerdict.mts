/** What `npm audit --json` came to. */
export type AuditVerdict =
  | { readonly kind: "clean"; readonly belowHigh: number }
  | { readonly kind: "vulnerable"; readonly lines: readonly string[] }
  /** The registry gave no answer to the question: nothing is known, which is not the same as clean. */
  | { readonly kind: "unanswered"; readonly why: string };

/** Reads what npm printed. Anything but a whole report is `unanswered`: silence must not pass for a clean bill. */
export function auditVerdict(printed: string): AuditVerdict {
  const report = parse(printed);
  if (report === null) return { kind: "unanswered", why: "npm printed no report" };
  const { message, error, metadata, vulnerabilities } = report;
  if (typeof message === "string") return { kind: "unanswered", why: message };
  if (isRecord(error)) return { kind: "unanswered", why: String(error.summary ?? error.code ?? "an error") };
  const counts = isRecord(metadata) && isRecord(metadata.vulnerabilities) ? metadata.vulnerabilities : null;
  if (counts === null || !isRecord(vulnerabilities)) return { kind: "unanswered", why: "the report names no counts" };
  const count = (level: string) => {
    const value = counts[level];
    return typeof value === "number" ? value : 0;
  };
  const lines = Object.entries(vulnerabilities).flatMap(([name, found]) => {
    const severity = isRecord(found) ? found.severity : undefined;
    return severity === "high" || severity === "critical" ? [`${name}: ${severity}`] : [];
  });
  if (lines.length > 0 || count("high") + count("critical") > 0) return { kind: "vulnerable", lines };
  return { kind: "clean", belowHigh: count("info") + count("low") + count("moderate") };
}

function parse(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
