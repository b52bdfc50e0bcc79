import { firstPlace, greatestSoFar } from "../../core/firstPlace.ts";
import { Brackets } from "../languages/brackets.ts";
import type { ScannedCode } from "../scanCode.ts";
import { functionBodies, innermost } from "../structure/functions.ts";
import { handlers } from "../structure/handlers.ts";
import { elementLoops } from "../structure/loops.ts";
import { ignoredPlaces } from "./ignoredPlaces.ts";
import type { Remark, RuledCode, RuleId } from "./rule.ts";
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

/** Structure is read with the first rule that asks for it. */
function ruledCode({ source, calls }: ScannedCode): RuledCode {
  const brackets = once(() => new Brackets(source.code));
  const functions = once(() => functionBodies(source, brackets()));
  const handled = once(() => handlers(source, brackets()));
  const loops = once(() => {
    const all = [...elementLoops(source, brackets())].sort((one, other) => one.start - other.start);
    return { all, ends: greatestSoFar(all.map(({ end }) => end)) };
  });
  return {
    source,
    calls,
    brackets,
    handled,
    functionAt: (at) => innermost(functions(), at),
    loopsAround(at) {
      const { all, ends } = loops();
      const open = firstPlace(ends, (end) => end > at);
      return all
        .slice(
          open,
          firstPlace(all, ({ start }) => start > at),
        )
        .filter(({ end }) => at < end);
    },
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
