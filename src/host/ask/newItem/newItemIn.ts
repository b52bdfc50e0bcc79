import type { NewItem } from "../../../core/item/newItem.ts";
import { textIn } from "../itemArgument.ts";

/** The new Item that a command's argument describes; null when it names no bank or no products. */
export function newItemIn(argument: unknown): NewItem | null {
  const institutionId = textIn(argument, "institutionId");
  const chosen: unknown = Reflect.get(Object(argument), "products");
  if (institutionId === undefined || !Array.isArray(chosen)) return null;
  const username = textIn(argument, "username");
  const password = textIn(argument, "password");
  const alias = textIn(argument, "alias");
  return {
    institutionId,
    products: chosen.filter((product) => typeof product === "string"),
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
    ...(alias === undefined ? {} : { alias }),
  };
}
