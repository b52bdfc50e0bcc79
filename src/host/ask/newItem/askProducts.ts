import * as vscode from "vscode";
import { type InstitutionOffer, type ItemProduct, itemProducts } from "../../../core/item/newItem.ts";
import { type Answered, back, pickManyStep, type StepPlace } from "../steps.ts";
import type { ItemDraft } from "./itemDraft.ts";

/** Asks for products: those the bank offers, each with its effect on freshness and billing. */
export async function askProducts(
  known: ItemDraft,
  place: StepPlace,
  before: ItemDraft | null,
): Promise<Answered<ItemDraft>> {
  const offers = (product: string) => known.institution?.products.includes(product) ?? true;
  const chosenBefore = before?.products?.filter(offers) ?? [];
  const picked = chosenBefore.length > 0 ? chosenBefore : firstOffered(known.institution);
  const missing = itemProducts.filter((product) => !offers(product));
  const products = await pickManyStep<string>(
    place,
    [
      ...itemProducts.filter(offers).map((product) => ({
        label: product,
        detail: effectOf(product),
        picked: picked.includes(product),
        value: product,
      })),
      ...(missing.length === 0
        ? []
        : [
            {
              label: `$(circle-slash) ${missing.join(", ")}`,
              detail: vscode.l10n.t("Not offered by {0}", known.institution?.name ?? ""),
            },
          ]),
    ],
    {
      placeHolder: vscode.l10n.t("Select products with Space, continue with Enter (all free in Sandbox)"),
    },
  );
  return products === back ? back : { ...known, products };
}

/** The usual product, or else the first that the bank offers. */
function firstOffered(institution: InstitutionOffer | undefined): readonly string[] {
  const first = itemProducts.find((product) => institution?.products.includes(product) ?? true);
  return first === undefined ? [] : [first];
}

/** What a product does to the age of balances, and to the bill in production. */
function effectOf(product: ItemProduct): string {
  switch (product) {
    case "transactions":
      return vscode.l10n.t("Cached balances are refreshed 1 to 4 times a day · billed monthly per Item");
    case "auth":
      return vscode.l10n.t("Account numbers; cached balances age for 30 days and more · billed once per Item");
    case "identity":
      return vscode.l10n.t("Holders' data; cached balances age for 30 days and more · billed once per Item");
    case "liabilities":
      return vscode.l10n.t("Loans and cards; cached balances are refreshed about daily · billed monthly per Item");
    case "investments":
      return vscode.l10n.t("Holdings; cached balances are refreshed about daily · billed monthly per Item");
    case "signal":
      return vscode.l10n.t("ACH risk; a ruleset with a balance rule asks the bank at each call · billed per call");
    case "investments_auth":
      return vscode.l10n.t("Account numbers of investment accounts; refreshes no balance · billed per call");
  }
}
