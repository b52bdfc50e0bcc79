import type { Evidence } from "../../../evidence/evidence.ts";
import type { Gap } from "../../../evidence/gaps.ts";

/** False where the bank dates its real-time number before the cached one, as Capital One may for cards and loans. */
export function isBankNewer(gap: Gap, evidence: Evidence): boolean {
  const { provenance, earliest } = evidence.asOf(gap.bank, gap.account.accountId);
  if (provenance !== "reported" || earliest === null || gap.asOf.latest === null) return true;
  return Date.parse(earliest) >= Date.parse(gap.asOf.latest);
}
