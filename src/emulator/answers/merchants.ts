import { longId } from "../ids.ts";

/** What Plaid knows of a merchant. */
export interface MerchantFacts {
  readonly entityId: string;
  readonly website: string;
  readonly logoUrl: string;
  /** Merchant category code of ISO 18245. */
  readonly categoryCode: string;
}

/** The website and category code of the merchants that Sandbox's transactions name. */
const known: Readonly<Record<string, readonly [website: string, categoryCode: string]>> = {
  Uber: ["uber.com", "4121"],
  "United Airlines": ["united.com", "3000"],
  KFC: ["kfc.com", "5814"],
  "Madison Bicycle Shop": ["madisonbikes.com", "5940"],
  "Touchstone Climbing": ["touchstoneclimbing.com", "7997"],
  "McDonald's": ["mcdonalds.com", "5814"],
  Starbucks: ["starbucks.com", "5814"],
  SparkFun: ["sparkfun.com", "5732"],
};

/** Null for a merchant that Plaid does not know. Its id is made up, and the same for every transaction. */
export function merchantFacts(name: string | null): MerchantFacts | null {
  const facts = name !== null && Object.hasOwn(known, name) ? known[name] : undefined;
  if (name === null || facts === undefined) return null;
  const [website, categoryCode] = facts;
  const file = name.toLowerCase().replaceAll(/[^a-z]+/g, "_");
  const logoUrl = `https://plaid-merchant-logos.plaid.com/${file}.png`;
  return { entityId: longId("merchant", name), website, logoUrl, categoryCode };
}
