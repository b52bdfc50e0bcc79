/** Draws for one change, which is replayed with the same. */
export interface Draws {
  /** Undefined where secrets follow from the seed. */
  readonly draw?: () => string;
  /** For the journal: what was drawn; nothing where nothing was. */
  read(): { readonly drawn?: readonly string[] };
}

/** For what draws nothing. */
export const noDraws: Draws = { read: () => ({}) };

/** @param draw gives a random UUID; undefined where secrets follow from the seed */
export function drawsOf(draw: (() => string) | undefined): Draws {
  if (draw === undefined) return noDraws;
  const drawn: string[] = [];
  return {
    draw() {
      const one = draw();
      drawn.push(one);
      return one;
    },
    read: () => (drawn.length === 0 ? {} : { drawn }),
  };
}

/** Gives what a change drew before, once more; nothing when it drew nothing. */
export function drawsAgain(drawn: readonly string[] | undefined): Pick<Draws, "draw"> {
  if (drawn === undefined) return {};
  let next = 0;
  return { draw: () => drawn[next++] ?? "" };
}
