import { truncatedValue } from "./truncatedValue.ts";

/** A value inside a text: from `start` up to, not including, `end`. */
export interface PlacedValue {
  readonly value: unknown;
  readonly start: number;
  readonly end: number;
  /** True where its strings were cut out of the whole text, and would keep all of it in memory. */
  readonly isSliced?: true;
}

/** The value; or, where it breaks off, the values that were whole inside it and where to continue. */
export type LiteralRead =
  | (PlacedValue & { readonly ok: true })
  | { readonly ok: false; readonly inside: readonly PlacedValue[]; readonly resume: number };

/** No response is deeper; more would exhaust the stack. */
const deepest = 100;

// Each of these expressions is bounded: the runtime's stack holds what a repetition may have to take back.
const name = /[A-Za-z_$][\w$]{0,100}(?:(?:::|\.)[A-Za-z_$][\w$]{0,100}){0,10}/y;
const number = /[-+]?(?:\d[\d_]{0,40}(?:\.\d[\d_]{0,40})?|\.\d{1,40})(?:e[-+]?\d{1,4})?[nLlfFdDmM]?(?![\w.])/iy;
const instant = /\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z| UTC| ?[+-]\d{2}:?\d{2})?)?(?![\w.])/y;
/** `[Object]`, `[Array]`, `[Circular *1]`, `[Function: x]`, `[Getter]`, `[AccountBase]`: Node's `util.inspect`. */
const cutShort =
  /\[(?!(?:NULL|None|True|False|NaN|Infinity)\b)(?:[A-Z]\w*(?:: [^\]\n]{0,500}| \*?\w+| \([^\]\n]{0,500}\)| <[^\]\n]{0,500}>|\/\w+)?|class [^\]\n]{0,500})\]/y;
/** `[length]: 1` of `%o`, `[cause]: Error: …`: fields that `util.inspect` shows though they are hidden. */
const hiddenField = /\[([A-Za-z]\w{0,60})\](?=: )/y;
/** A string such as `'POST /accounts/get HTTP/1.1\r\n' +` that continues in the next line. */
const joint = /\s{0,100}\+\s{0,10}\n/y;
const regularExpression = /\/(?:[^/\n\\]|\\.){1,500}\/[a-z]{0,8}/y;
const moreItems = /\.\.\. \d+ more (?:items?|characters?|key\w*)|\.\.\.(?=[\]}])/y;
/** `%{` and `%Plaid.Account{`: a map and a struct of Elixir's. `(object) array(`: an object of PHP's. */
const beforeFields = /%(?=\{|[A-Z][\w.]{0,100}\{)|\(object\) (?=array)/y;
/** `~U[2026-03-01 12:00:00Z]`, `~c"text"`: what Elixir writes with a sigil. */
const sigil = /~[A-Za-z](?=[["])/y;
/** `Object <[Object: null prototype] {} `, `<ref *1>`, `AxiosResponse`, `Array(3)`: what stands before a bracket. */
const inspectHead = /(?:<ref \*\d{1,9}> ?|\[Object: null prototype\] ?|Object <[^\n>]{0,200}> ?|Object \[\w+\] ?)+/y;
/** `map[string]interface {}`, `[]interface {}`, `[]plaid.AccountBase`, `&plaid.AccountBase`: Go's `%#v`. */
const goType = /&?(?:map\[string\]|\[\]){1,6}(?:interface ?\{\}|any|[\w.*]+)(?=[{(])|&(?=[A-Za-z])/y;
const goNil = /(?:\([^()\n]{1,80}\)|interface ?\{\}|\[\][\w.*]+|map\[string\][\w.*]+)\((nil|0x[\da-f]+)\)/y;
const rubyDate = /#<Date(?:Time)?: ([\dT:+.-]{10,40}) [^>\n]{0,100}>/y;
/** A `Date` as Rails has it printed: `Sun, 01 Mar 2026`. */
const railsDate = /[A-Z][a-z]{2}, (\d{2} [A-Z][a-z]{2} \d{4})(?! \d)/y;
const rubyObject = /#<(?:struct )?([A-Z]\w*(?:::[A-Z]\w*)*)?(?::0x[\da-f]+)? ?/y;
/** `<Buffer 61 62>`, `<1 empty item>`, `<pending>`. */
const inspectPointed = /<(?:Buffer|\d+ empty|pending|rejected|ref)[^>\n]{0,500}>/y;
/** An error with its stack, and the bracket of its own fields where it has some. */
const stack = /(?: \[\w{1,60}\])?: [^\n]{0,2000}(?:\n\s{1,20}at [^\n{]{0,500}){0,100}/y;
const pointed = /<([A-Z][\w.]*)?:? ?/y;

class Broken extends Error {}

/** One error for all: values often break off, and creating an error is slow. */
const broken = new Broken();

/**
 * Reads the object, list or printed class that opens at `start`, as printed by the languages that write strings in
 * quotes: JSON with comments, JavaScript and `util.inspect`, Python, Ruby, Elixir, PHP, Go's `%#v`. An unknown name is
 * not guessed at: there the reading breaks off. Reads each character once; never throws.
 */
export function readLiteral(text: string, start: number): LiteralRead {
  let at = start;
  const inside: PlacedValue[] = [];

  /** Spaces and comments: `//`, `#`, `/* … *\/`. */
  const skip = (): void => {
    for (;;) {
      while (isSpace(text.charCodeAt(at))) at += 1;
      const isLine = text.startsWith("//", at) || (text[at] === "#" && !/[<\w]/.test(text[at + 1] ?? ""));
      if (!isLine && !text.startsWith("/*", at)) return;
      const end = isLine ? text.indexOf("\n", at) : text.indexOf("*/", at + 2);
      at = end < 0 ? text.length : end + (isLine ? 1 : 2);
    }
  };
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found !== null) at = pattern.lastIndex;
    return found;
  };
  const eat = (sign: string): boolean => {
    if (!text.startsWith(sign, at)) return false;
    at += sign.length;
    return true;
  };
  const separator = (): boolean => eat("=>") || eat(":") || eat("=");

  function quoted(): string {
    const open = text[at] ?? "";
    const from = at;
    let result = "";
    let copied = at + 1;
    for (let index = at + 1; index < text.length; index += 1) {
      const char = text[index];
      if (char === open) {
        at = index + 1;
        return result + text.slice(copied, index);
      }
      if (char === "\n" && open !== "`") break;
      if (char !== "\\") continue;
      const [plain, length] = unescaped(text, index);
      result += text.slice(copied, index) + plain;
      index += length - 1;
      copied = index + 1;
    }
    // It is no string after all: what looked like one may contain an object.
    at = from + 1;
    throw broken;
  }

  function quotedTexts(): string {
    let all = quoted();
    // Python joins adjacent strings, and prints long ones so; Node writes an operator between the lines of one string.
    for (;;) {
      const before = at;
      match(joint);
      skip();
      if (text[at] === "'" || text[at] === '"') all += quoted();
      else {
        at = before;
        return all;
      }
    }
  }

  function entries(close: string, depth: number): { keyed: Record<string, unknown>; listed: PlacedValue[] } {
    const keyed: Record<string, unknown> = {};
    const whole: PlacedValue[] = [];
    const listed: PlacedValue[] = [];
    try {
      for (;;) {
        skip();
        if (eat(close)) return { keyed, listed };
        if (match(moreItems) !== null) {
          listed.push({ value: truncatedValue, start: at, end: at });
          if (close === "}") keyed["…"] = truncatedValue;
        } else {
          const from = at;
          const key = keyOrNull();
          skip();
          const value = valueAt(depth + 1);
          const placed = { value, start: from, end: at };
          if (typeof value === "object" && value !== null) whole.push(placed);
          if (key === null) listed.push(placed);
          else Object.defineProperty(keyed, key, { value, enumerable: true, configurable: true, writable: true });
        }
        skip();
        if (eat(",") || eat(";")) continue;
        // Ruby separates the fields of an object with a comma or a space.
        if (close === ">" && text[at] === "@") continue;
        if (!text.startsWith(close, at)) throw broken;
      }
    } catch (error) {
      if (error === broken) for (const each of whole) inside.push(each);
      throw error;
    }
  }

  function keyOrNull(): string | null {
    const from = at;
    const char = text[at];
    let key: string | null = null;
    if (char === '"' || char === "'") key = quoted();
    else if (text.startsWith("Symbol(", at)) key = match(/Symbol\([^)\n]*\)(?=:)/y)?.[0] ?? null;
    else if (text.startsWith("[Symbol(", at)) {
      const end = text.indexOf("]", at);
      key = end < 0 ? null : text.slice(at, end + 1);
      if (key !== null) at = end + 1;
    } else if (char === "[") key = match(hiddenField)?.[1] ?? null;
    else {
      if (char === ":" || char === "@") at += 1;
      key = match(name)?.[0] ?? null;
      if (key === null && char !== ":" && char !== "@") key = match(/\d+(?=\s*(?:=>|:))/y)?.[0] ?? null;
    }
    skip();
    if (key !== null && separator()) return key;
    at = from;
    return null;
  }

  function valueAt(depth: number): unknown {
    if (depth > deepest) throw broken;
    // An object too deep to be shown is its head alone: `[Object: null prototype],`.
    if (match(inspectHead) !== null && /[,\s\]})]/.test(text[at] ?? ",")) return truncatedValue;
    const nothing = match(goNil);
    if (nothing !== null) return nothing[1] === "nil" ? null : truncatedValue;
    const char = text[at];
    if (match(beforeFields) !== null) return valueAt(depth + 1);
    if (match(sigil) !== null)
      return text[at] === "[" ? (match(/\[([^\]\n]{0,60})\]/y)?.[1] ?? truncatedValue) : quoted();
    if (char === "{") {
      at += 1;
      const { keyed, listed } = entries("}", depth);
      return listed.length > 0 && Object.keys(keyed).length === 0 ? listed.map(({ value }) => value) : keyed;
    }
    if (char === "[" && match(cutShort) !== null) {
      // A function's or an error's own fields: `[Function: FormData] { LINE_BREAK: '\r\n' }`.
      return text.startsWith(" {", at) ? fieldsBehind(depth) : truncatedValue;
    }
    if (char === "/" && match(regularExpression) !== null) return truncatedValue;
    if (match(goType) !== null) return valueAt(depth + 1);
    if (char === "[") return listOrMap("]", depth);
    if (char === "(") {
      at += 1;
      const { listed } = entries(")", depth);
      return listed.length === 1 && typeof listed[0]?.value === "string"
        ? listed[0].value
        : listed.map((each) => each.value);
    }
    if (char === '"' || char === "'" || char === "`") return quotedTexts();
    const date = match(rubyDate);
    if (date !== null) return date[1];
    const day = match(railsDate);
    if (day !== null) return isoDay(day[1]);
    if (text.startsWith("#<", at) && match(rubyObject) !== null) return entries(">", depth).keyed;
    if (char === "<") return pointedAt();
    if (char === ":") {
      at += 1;
      const symbol = text[at] === '"' ? quoted() : match(name)?.[0];
      if (symbol === undefined) throw broken;
      return symbol;
    }
    const when = match(instant);
    if (when !== null) return when[0];
    const digits = match(number);
    if (digits !== null) return Number(digits[0].replaceAll(/_|[nLlfFdDmM]$/g, ""));
    return namedAt(depth);
  }

  /** PHP prints a map as `['a' => 1]`, and a list also as `array (0 => 'a')`. */
  function listOrMap(close: string, depth: number): unknown {
    at += 1;
    const { keyed, listed } = entries(close, depth);
    const keys = Object.keys(keyed);
    if (listed.length > 0 || keys.length === 0) return listed.map(({ value }) => value);
    return keys.every((key, index) => key === String(index)) ? Object.values(keyed) : keyed;
  }

  function fieldsBehind(depth: number): unknown {
    at += 1;
    return valueAt(depth + 1);
  }

  /** `<nil>` of Go, `<null>` of Swift, `<AccountType.DEPOSITORY: 'depository'>` of Python. */
  function pointedAt(): unknown {
    if (eat("<nil>") || eat("<null>")) return null;
    if (match(inspectPointed) !== null) return truncatedValue;
    if (match(pointed)?.[1] === undefined) throw broken;
    const value = text[at] === "'" || text[at] === '"' ? quoted() : (match(number)?.[0] ?? truncatedValue);
    if (!eat(">")) throw broken;
    return value;
  }

  function namedAt(depth: number): unknown {
    const word = match(name)?.[0];
    if (word === undefined) throw broken;
    switch (word) {
      case "true":
      case "True":
        return true;
      case "false":
      case "False":
        return false;
      case "null":
      case "None":
      case "nil":
      case "NULL":
      case "undefined":
        return null;
      case "NaN":
      case "Infinity":
        return truncatedValue;
    }
    if (/(?:Error|Exception)$/.test(word) && match(stack) !== null) {
      return text[at] === "{" ? valueAt(depth + 1) : truncatedValue;
    }
    // A prefix of Python's (`u'…'`, `b'…'`), a class's name before its fields, `new`, a count (`Array(3) [`).
    if (/^[ubrf]$/i.test(word) && (text[at] === "'" || text[at] === '"')) return quoted();
    match(/\(\d+\)(?=\s*[[{])/y);
    skip();
    if (word === "array" && text[at] === "(") return listOrMap(")", depth);
    if (word === "new") return valueAt(depth + 1);
    // The name of a class; `rows[0]` of a program is no value.
    if ((text[at] === "{" || text[at] === "[") && /^[A-Z]|\./.test(word)) return valueAt(depth + 1);
    if (text[at] !== "(") throw broken;
    at += 1;
    return called(word, depth);
  }

  /** `Decimal('1.5')`, `datetime.date(2026, 8, 11)`, `OrderedDict({…})`, `AccountBase(account_id='x')`. */
  function called(word: string, depth: number): unknown {
    const rest = text.slice(at, at + 200);
    if (/(?:^|\.)(?:datetime|date)$/.test(word)) {
      const closing = endOfCall(rest);
      if (closing < 0) throw broken;
      at += closing + 1;
      return pythonTime(rest.slice(0, closing));
    }
    const { keyed, listed } = entries(")", depth);
    if (listed.length === 0) return keyed;
    const [first] = listed;
    if (listed.length > 1) return truncatedValue;
    if (/(?:^|\.)OrderedDict$/.test(word) && isPairs(first?.value)) return Object.fromEntries(first.value);
    if (typeof first?.value === "string" && /(?:Decimal|Float|Double|Number|Long)$/i.test(word))
      return Number(first.value);
    return first?.value;
  }

  try {
    const value = valueAt(0);
    return { ok: true, value, start, end: at };
  } catch (error) {
    if (error !== broken) throw error;
    inside.sort((one, other) => one.start - other.start);
    return { ok: false, inside, resume: Math.max(at, start + 1) };
  }
}

/** Before Python 3.12 an `OrderedDict` prints as a list of pairs. */
function isPairs(value: unknown): value is [string, unknown][] {
  return (
    Array.isArray(value) &&
    value.every((each: unknown) => Array.isArray(each) && each.length === 2 && typeof each[0] === "string")
  );
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0xa0;
}

function endOfCall(rest: string): number {
  let depth = 1;
  for (let index = 0; index < rest.length; index += 1) {
    if (rest[index] === "(") depth += 1;
    else if (rest[index] === ")") depth -= 1;
    if (depth === 0) return index;
  }
  return -1;
}

function isoDay(written = ""): unknown {
  const at = new Date(`${written} UTC`);
  return Number.isNaN(at.getTime()) ? truncatedValue : at.toISOString().slice(0, 10);
}

/** The arguments of Python's `datetime`, as ISO 8601; with a zone only where it is UTC. */
function pythonTime(given: string): unknown {
  const numbers = (given.split(/,\s*[a-z]+=/i)[0] ?? "").split(",").map(Number);
  if (numbers.some(Number.isNaN) || numbers.length < 3) return truncatedValue;
  const two = (index: number): string => String(numbers[index] ?? 0).padStart(2, "0");
  const day = `${numbers[0]}-${two(1)}-${two(2)}`;
  if (numbers.length === 3) return day;
  const fraction = numbers[6] === undefined ? "" : `.${String(numbers[6]).padStart(6, "0")}`;
  return `${day}T${two(3)}:${two(4)}:${two(5)}${fraction}${/utc/i.test(given) ? "Z" : ""}`;
}

const short: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  b: "\b",
  f: "\f",
  v: "\v",
  0: "\0",
  e: "\u001b",
};

/** The character of the escape sequence at `index`, and the sequence's length. */
function unescaped(text: string, index: number): readonly [string, number] {
  const char = text[index + 1] ?? "";
  const hex = /^(?:u\{([\da-f]{1,6})\}|u([\da-f]{4})|x([\da-f]{2})|U([\da-f]{8}))/i.exec(
    text.slice(index + 1, index + 11),
  );
  if (hex === null) return [char === "\n" ? "" : (short[char] ?? char), 2];
  const code = Number.parseInt(hex[1] ?? hex[2] ?? hex[3] ?? hex[4] ?? "", 16);
  return [code > 0x10ffff ? "\ufffd" : String.fromCodePoint(code), hex[0].length + 1];
}
