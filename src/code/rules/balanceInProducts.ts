import { contentOf, type TextRange } from "../languages/maskedSource.ts";
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
  /\b(?:products|initial_products|initialProducts|InitialProducts|Products)\b["']?\s*(?:[:=]|\()\s*(?:\[\]\s*[\w.]+\{)?[^\]}]{0,400}/g;

/** The product by its name in an SDK. */
const constant = /\b(?:Products|PRODUCTS)(?:\.|_)(?:Balance|BALANCE)\b/g;

function* listsIn({ source, calls }: RuledCode): Generator<Remark> {
  for (const call of calls) {
    if (!takesProducts.includes(call.endpoint)) continue;
    const sent = { start: call.argumentsStart, end: call.argumentsEnd };
    for (const match of source.text.slice(sent.start, sent.end).matchAll(list)) {
      const start = sent.start + match.index;
      const products = { start, end: start + match[0].length };
      const found = [...constantsIn(source.code, products), ...stringsIn({ source, calls }, products)];
      for (const at of found)
        yield { rule: "balance-in-products", severity: "warning", named: call.endpoint, ...at, fix: null };
    }
  }
}

function constantsIn(code: string, { start, end }: TextRange): readonly TextRange[] {
  return [...code.slice(start, end).matchAll(constant)].map((match) => ({
    start: start + match.index,
    end: start + match.index + match[0].length,
  }));
}

function stringsIn({ source }: Pick<RuledCode, "source" | "calls">, { start, end }: TextRange): readonly TextRange[] {
  return source.strings.filter(
    (string) => string.start >= start && string.end <= end && contentOf(source, string) === "balance",
  );
}
