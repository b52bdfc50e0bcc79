/** The length of the longest of many amounts when formatted; formats only the few candidates. */
export interface LongestAmount {
  add(value: number | null | undefined, currency: string | null): void;
  /** Characters; 0 where nothing was added. `write` gives the characters of one amount. */
  length(write: (value: number, currency: string | null) => number): number;
}

interface Candidates {
  most: number;
  least: number;
  /** The amount with the most fractions of a cent, which are formatted too. */
  finest: number | null;
}

export function longestAmount(): LongestAmount {
  const byCurrency = new Map<string | null, Candidates>();
  return {
    add(value, currency) {
      if (typeof value !== "number") return;
      const known = byCurrency.get(currency);
      if (known === undefined) byCurrency.set(currency, { most: value, least: value, finest: fine(value) });
      else {
        known.most = Math.max(known.most, value);
        known.least = Math.min(known.least, value);
        const finest = fine(value);
        if (finest !== null && String(finest).length > String(known.finest ?? "").length) known.finest = finest;
      }
    },
    length(write) {
      const lengths = [...byCurrency].flatMap(([currency, { most, least, finest }]) =>
        [most, least, finest ?? most].map((value) => write(value, currency)),
      );
      return Math.max(0, ...lengths);
    },
  };
}

function fine(value: number): number | null {
  const cents = value * 100;
  return Math.abs(cents - Math.round(cents)) > 1e-6 ? value : null;
}
