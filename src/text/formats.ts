/** `Intl` formatters of one locale, each made on first use and kept: making one costs more than using it. */
export interface Formats {
  money(currency: string | null, sign: "auto" | "exceptZero"): (value: number) => string;
  count(value: number): string;
  /** With one decimal at most. */
  decimal(value: number): string;
  list(values: readonly string[]): string;
  plural(value: number): Intl.LDMLPluralRule;
  clockTime(ms: number): string;
  dateTime(ms: number): string;
}

/** Plaid sends at most seven decimals in practice, and they are shown: a rounded number would hide a difference. */
const mostDecimals = 8;

type Sign = "auto" | "exceptZero";

function moneyFormatter(locale: string, currency: string | null, signDisplay: Sign): (value: number) => string {
  const plain = { maximumFractionDigits: mostDecimals, minimumFractionDigits: 2, signDisplay } as const;
  if (currency === null) {
    const format = new Intl.NumberFormat(locale, plain);
    return (value) => format.format(value);
  }
  if (!/^[A-Za-z]{3}$/.test(currency)) {
    // Unofficial codes (crypto, some countries) are no currency `Intl` knows.
    const format = new Intl.NumberFormat(locale, plain);
    return (value) => `${format.format(value)} ${currency}`;
  }
  const format = new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    signDisplay,
    maximumFractionDigits: mostDecimals,
  });
  return (value) => format.format(value);
}

function lazily<Made>(make: () => Made): () => Made {
  let made: { readonly value: Made } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

export function createFormats(locale: string, timeZone?: string): Formats {
  const money = new Map<string, (value: number) => string>();
  const zone = timeZone === undefined ? {} : { timeZone };
  const counts = lazily(() => new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }));
  const decimals = lazily(() => new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }));
  const lists = lazily(() => new Intl.ListFormat(locale, { type: "conjunction" }));
  const plurals = lazily(() => new Intl.PluralRules(locale));
  const time = { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23", ...zone } as const;
  const clock = lazily(() => new Intl.DateTimeFormat(locale, { ...time, fractionalSecondDigits: 3 }));
  const dates = lazily(
    () => new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", hourCycle: "h23", ...zone }),
  );
  return {
    money: (currency, sign) => {
      const key = `${sign} ${currency ?? ""}`;
      const known = money.get(key) ?? moneyFormatter(locale, currency, sign);
      money.set(key, known);
      return known;
    },
    count: (value) => counts().format(value),
    decimal: (value) => decimals().format(value),
    list: (values) => lists().format(values),
    plural: (value) => plurals().select(value),
    clockTime: (ms) => clock().format(ms),
    dateTime: (ms) => dates().format(ms),
  };
}
