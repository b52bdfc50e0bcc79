import { firstPlace, greatestSoFar } from "../../core/firstPlace.ts";
import { Brackets } from "../languages/brackets.ts";
import type { ScannedCode } from "../scanCode.ts";
import { functionBodies, innermost } from "../structure/functions.ts";
import { handlers } from "../structure/handlers.ts";
import { elementLoops } from "../structure/loops.ts";
import type { RuledCode } from "./rule.ts";

/** A file with its structure, which is read when a rule or a fix first asks for it. */
export function ruledCode({ source, calls }: ScannedCode): RuledCode {
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
