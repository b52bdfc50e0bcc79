import { describe, expect, test } from "vitest";
import { findingsOf } from "../../../src/core/findingsOf.ts";
import { findingCases } from "../../builders/findingCases.ts";

for (const [family, cases] of Object.entries(findingCases)) {
  describe(family, () => {
    for (const { name, comparison, findings } of cases) {
      test(name, () => {
        const found = findingsOf(comparison).map((finding) => `${finding.code} ${finding.certainty}`);
        expect(found).toEqual(findings);
      });
    }
  });
}
