import type { ScannedCode } from "../scanCode.ts";
import { ignoredPlaces } from "./ignoredPlaces.ts";
import type { Remark, RuleId } from "./rule.ts";
import { ruledCode } from "./ruledCode.ts";
import { rules } from "./rules.ts";

/**
 * What the rules say of a file, in the order of its text, without what its comments ask to leave out.
 * @param isOn which rules are asked
 */
export function remarksOn(code: ScannedCode, isOn: (rule: RuleId) => boolean): readonly Remark[] {
  const ruled = ruledCode(code);
  const asked = rules.filter(({ id, languages }) => isOn(id) && languages.includes(code.source.language));
  const remarks = asked.flatMap((rule) => rule.find(ruled));
  if (remarks.length === 0) return remarks;
  const isIgnored = ignoredPlaces(code.source);
  return remarks.filter((remark) => !isIgnored(remark)).sort((one, other) => one.start - other.start);
}
