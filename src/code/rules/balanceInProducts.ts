import type { PlaidCall } from "../calls/plaidCall.ts";
import { contentOf, type TextRange } from "../languages/maskedSource.ts";
import { escaped, lastAssigned, sentVariable } from "../structure/madeOf.ts";
import type { Remark, Rule, RuledCode } from "./rule.ts";

/**
 * Balance is had with every product, and Plaid refuses it in a list of them: `/link/token/create` answers `INVALID_PRODUCT`
 * (https://plaid.com/docs/api/link/#link-token-create-request-products).
 */
export const balanceInProducts: Rule = {
  id: "balance-in-products",
  languages: ["typescript", "python", "ruby", "go", "java", "http"],
  isOnByDefault: false,
  docUrl: "https://plaid.com/docs/api/link/#link-token-create-request-products",
  find: (code) => [...listsIn(code)],
};

/** The calls that take products. */
const takesProducts: readonly string[] = ["/link/token/create", "/sandbox/public_token/create"];

/** The products of a call in its arguments, up to the end of the list; in Go behind the type of the list. */
const list =
  /\b(?:products|initial_products|initialProducts|InitialProducts|Products|(?:set|Set)(?:Initial)?Products)\b["']?\s*(?:[:=]|\()\s*(?:\[\]\s*[\w.]+\{)?[^\]}]{0,400}/g;

/** The product by its name in an SDK. */
const constant = /\b(?:Products|PRODUCTS)(?:\.|_)(?:Balance|BALANCE)\b/g;

function* listsIn(code: RuledCode): Generator<Remark> {
  const { source, calls } = code;
  const marked = new Set<number>();
  for (const call of calls) {
    if (!takesProducts.includes(call.endpoint)) continue;
    for (const sent of sentBy(code, call)) {
      for (const match of source.text.slice(sent.start, sent.end).matchAll(list)) {
        const start = sent.start + match.index;
        const products = { start, end: start + match[0].length };
        for (const at of [...constantsIn(source.code, products), ...stringsIn(code, products)]) {
          if (marked.has(at.start)) continue;
          marked.add(at.start);
          yield { rule: "balance-in-products", severity: "warning", named: call.endpoint, ...at };
        }
      }
    }
  }
}

/** What a call sends: its arguments, or, where they are a variable, what that was made of and given in the same function. */
function sentBy({ source, brackets, functionAt }: RuledCode, call: PlaidCall): readonly TextRange[] {
  const variable = sentVariable(source, call);
  if (variable === null) return [{ start: call.argumentsStart, end: call.argumentsEnd }];
  const body = functionAt(call.start);
  const made = body === null ? null : lastAssigned(source, body, variable, call.start);
  if (made === null) return [];
  const before = source.code.slice(made, call.start);
  const first = brackets().firstFrom(made, call.start);
  if (first === null) return [];
  // A builder's calls follow each other: up to the end of the statement.
  const end = source.language === "java" ? made + before.indexOf(";") : first.end;
  const given = [
    ...before.matchAll(
      new RegExp(`(?<![.\\w$])${escaped(variable)}\\s*\\.\\s*(?=(?:set|Set|products|initial)\\w*\\s*[=(])`, "g"),
    ),
  ];
  return [
    { start: made, end },
    ...given.map(({ index }) => ({
      start: made + index,
      end: brackets().firstFrom(made + index, call.start)?.end ?? made + index,
    })),
  ];
}

function constantsIn(code: string, { start, end }: TextRange): readonly TextRange[] {
  return [...code.slice(start, end).matchAll(constant)].map((match) => ({
    start: start + match.index,
    end: start + match.index + match[0].length,
  }));
}

function stringsIn({ source }: RuledCode, { start, end }: TextRange): readonly TextRange[] {
  return source.strings.filter(
    (string) => string.start >= start && string.end <= end && contentOf(source, string) === "balance",
  );
}
