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
    const found = items.find((item) => typeof item[key] === "string")?.[key];
    return typeof found === "string" ? found : null;
  };
  const listOf = (key: string): readonly string[] | undefined => {
    const list = items.find((item) => Array.isArray(item[key]))?.[key];
    return Array.isArray(list) ? list.filter((value) => typeof value === "string") : undefined;
  };
  return {
    itemId: textOf("item_id") ?? "saved-responses",
    environment: "local",
    institutionId: textOf("institution_id"),
    institutionName: textOf("institution_name"),
    products: listOf("products") ?? listOf("billed_products") ?? [],
  };
}
