import { amountIn } from "../../core/money/enteredText.ts";
import { plainSearch } from "../../core/plainSearch.ts";
import { historyMessages } from "../messages/history.ts";
import type { TextContext } from "../segment.ts";
import { message } from "../translate.ts";
import { monthNamesOf } from "./monthNames.ts";
import type { SearchEntry } from "./searchEntry.ts";

/** Whether a comparison is one of those that were asked for. */
type Test = (entry: SearchEntry) => boolean;

/**
 * Reads what a person typed to find comparisons: words of names and findings, amounts, request ids from their beginning,
 * and dates (`2026-11-30`, `Nov 30`, `30 November 2026`, `11/30`, `today`), in any order, parted by spaces. All of them
 * have to fit. `context.today` is the day that `today` means.
 */
export function historySearch(typed: string, context: TextContext): Test {
  const { rest, tests: dates } = datesIn(plainSearch(typed), context);
  const terms = withWholeAmounts(rest)
    .split(/\s+/)
    .filter((term) => /[\p{L}\p{N}]/u.test(term));
  const tests = [...dates, ...terms.map((term) => termTest(term, context))];
  return (entry) => tests.every((test) => test(entry));
}

/** Spaces between thousands are taken out, where what follows shows that they part a number: `1 200,50`. */
function withWholeAmounts(text: string): string {
  return text.replaceAll(/(?<=\d)[\u00a0\u202f](?=\d{3})|(?<=(?<!\d)\d{1,3}) (?=\d{3}[.,]\d{1,2}(?!\d))/g, "");
}

function termTest(term: string, context: TextContext): Test {
  const day = dayTest(term, context);
  if (day !== null) return day;
  const id = `|${term}`;
  const amounts = amountPrefixes(term);
  return ({ text, ids, amounts: kept }) =>
    text.includes(term) || ids.includes(id) || amounts.some((prefix) => kept.includes(prefix));
}

/**
 * What an amount begins with in `SearchEntry.amounts`: a whole number is found with any decimals, and decimals that are
 * still being typed find what they may become.
 */
function amountPrefixes(term: string): readonly string[] {
  const amount = amountIn(term.replace(/^\+/, ""));
  if (amount === null) return [];
  const plain = String(Math.abs(amount));
  return plain.includes(".") ? [`|${plain}`] : [`|${plain}|`, `|${plain}.`];
}

/** `today`, `yesterday`, and the beginning of a date in ISO 8601 from its month on: what is typed first is a number like others. */
function dayTest(term: string, context: TextContext): Test | null {
  const { today } = context;
  if (today !== undefined) {
    if (isWord(term, "history.today", context)) return ({ day }) => day === today;
    const yesterday = new Date(Date.parse(today) - 24 * 60 * 60_000).toISOString().slice(0, 10);
    if (isWord(term, "history.yesterday", context)) return ({ day }) => day === yesterday;
  }
  const [, year, month = "", date = ""] = /^(\d{4})-(\d{1,2})(?:-(\d{0,2}))?$/.exec(term) ?? [];
  if (year === undefined) return null;
  const forms = [term, isoDay(year, month, date)];
  return ({ day, text }) => forms.some((form) => day.startsWith(form)) || text.includes(term);
}

function isWord(term: string, key: keyof typeof historyMessages, context: TextContext): boolean {
  return term === historyMessages[key] || term === plainSearch(message([key], historyMessages, context));
}

/** With the zeros that people leave out: `2026-3-9`. An empty date: the month. */
function isoDay(year: string, month: string, date: string): string {
  return [year, month.padStart(2, "0"), ...(date === "" ? [] : [date.padStart(2, "0")])].join("-");
}

/** A calendar day, of any year where none was typed. */
interface TypedDay {
  readonly year: string | undefined;
  readonly month: number;
  readonly date: number;
}

/** The dates that are no single words of ISO 8601, and the text without them. */
function datesIn(text: string, context: TextContext): { readonly rest: string; readonly tests: readonly Test[] } {
  const tests: Test[] = [];
  let rest = text;
  for (const { form, daysOf } of dateForms(context.locale)) {
    rest = rest.replaceAll(form, (found, ...groups: (string | undefined)[]) => {
      const days = daysOf(groups).filter(({ month, date }) => month >= 1 && month <= 12 && date >= 1 && date <= 31);
      if (days.length === 0) return found;
      tests.push(({ day }) => days.some((typed) => isOn(typed, day)));
      return " ";
    });
  }
  return { rest, tests };
}

interface DateForm {
  readonly form: RegExp;
  /** The days that the parts of a match may mean. */
  daysOf(parts: readonly (string | undefined)[]): readonly TypedDay[];
}

function dateForms(locale: string): readonly DateForm[] {
  const names = monthNamesOf(locale);
  const monthOf = (name = "") => names.findIndex((each) => each.includes(name)) + 1;
  const name = `(${names
    .flat()
    .sort((left, right) => right.length - left.length)
    .map((each) => each.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
    .join("|")})`;
  const date = String.raw`(\d{1,2})(?:st|nd|rd|th|日|${plainSearch("일")})?`;
  const year = String.raw`(?:(?:,\s*|(?: de)?\s+)(\d{4}))?`;
  // Digits that go on behind a mark are those of an amount: `Nov 1,200`.
  const alone = (form: string) => new RegExp(String.raw`(?<![\p{L}\p{N}]|\d[.,])${form}(?![\p{L}\p{N}]|[.,]\d)`, "gu");
  return [
    {
      form: alone(String.raw`${name}\.?\s*${date}${year}`),
      daysOf: ([month, day, inYear]) => [{ year: inYear, month: monthOf(month), date: Number(day) }],
    },
    {
      form: alone(String.raw`${date}\.?\s*(?:de\s+)?${name}\.?${year}`),
      daysOf: ([day, month, inYear]) => [{ year: inYear, month: monthOf(month), date: Number(day) }],
    },
    {
      form: alone(String.raw`(\d{1,2})\/(\d{1,2})(?:\/(\d{4}))?`),
      // Which comes first depends on the country, and people do not always follow their own.
      daysOf: ([first, second, inYear]) => [
        { year: inYear, month: Number(first), date: Number(second) },
        { year: inYear, month: Number(second), date: Number(first) },
      ],
    },
    {
      form: alone(String.raw`(\d{1,2})\.(\d{1,2})\.(\d{4})`),
      daysOf: ([day, month, inYear]) => [{ year: inYear, month: Number(month), date: Number(day) }],
    },
  ];
}

function isOn({ year, month, date }: TypedDay, day: string): boolean {
  const [ofYear, ofMonth, ofDate] = day.split("-");
  return Number(ofMonth) === month && Number(ofDate) === date && (year === undefined || year === ofYear);
}
