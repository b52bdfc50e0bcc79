import { isObject, type JsonObject } from "../extract/json.ts";
import type { ItemSummary } from "../item/item.ts";
import type { IdentifiedBody } from "./body/identifyBody.ts";

/** The `item` of a response: most endpoints have one, not `/item/get` alone. */
export function itemOf({ item }: JsonObject): JsonObject | null {
  return isObject(item) ? item : null;
}

/** The summary of an Item from its responses, the most complete one first. */
export function savedItem(identified: readonly IdentifiedBody[]): ItemSummary {
  const items = identified.map(({ body }) => itemOf(body)).filter((item) => item !== null);
  const textOf = (key: string): string | null => {
    const found = items.map((item) => item[key]).find((value) => typeof value === "string");
    return typeof found === "string" ? found : null;
  };
  const listOf = (key: string): readonly string[] | undefined => {
    const lists = items.map((item) => item[key]).filter((value): value is unknown[] => Array.isArray(value));
    return lists[0]?.filter((value) => typeof value === "string");
  };
  return {
    itemId: textOf("item_id") ?? "saved-responses",
    environment: "local",
    institutionId: textOf("institution_id"),
    institutionName: textOf("institution_name"),
    products: listOf("products") ?? listOf("billed_products") ?? [],
  };
}
