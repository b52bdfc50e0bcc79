import type { Evidence } from "../../evidence/evidence.ts";
import type { DraftFinding } from "../../findings/finding.ts";

/**
 * True for a broken login that the local sandbox can repair itself: the panel then offers *Repair Login and Compare*, by
 * the advice `repair-local-login`. Elsewhere the user has to sign in, through Link's update mode.
 */
export function canRepairLogin({ comparison }: Evidence, { code, advice }: DraftFinding): boolean {
  return (
    comparison.environment === "local" &&
    comparison.origin !== "saved" &&
    code === "login-required" &&
    advice === "update-mode"
  );
}
