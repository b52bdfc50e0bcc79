/**
 * The Item that a command's argument names: a row of the tree, or an object with its id. Null where it names none, as
 * from the palette: then the command asks.
 */
export function itemIdIn(argument: unknown): string | null {
  if (typeof argument !== "object" || argument === null) return null;
  const { itemId } = argument as Partial<Record<string, unknown>>;
  return typeof itemId === "string" && itemId !== "" ? itemId : null;
}

/**
 * The Items that a command's arguments name, each once: the selected rows, else those an object lists, else the one it
 * names. A keybinding passes `{"selected":true}`, which stands for `selection`. Null when they name none.
 */
export function itemIdsIn(
  argument: unknown,
  selected: unknown,
  selection: () => readonly unknown[],
): readonly string[] | null {
  const ids = (rows: readonly unknown[]) => [...new Set(rows.map(itemIdIn).filter((id) => id !== null))];
  if (Array.isArray(selected) && selected.length > 0) return ids(selected);
  const named: unknown = Reflect.get(Object(argument), "itemIds");
  if (Array.isArray(named)) return ids(named.map((itemId: unknown) => ({ itemId })));
  if (flagIn(argument, "selected")) {
    const chosen = ids(selection());
    return chosen.length === 0 ? null : chosen;
  }
  const itemId = itemIdIn(argument);
  return itemId === null ? null : [itemId];
}

/** A text field of a command's argument; undefined when it was not given. */
export function textIn(argument: unknown, name: string): string | undefined {
  if (typeof argument !== "object" || argument === null) return undefined;
  const value = (argument as Partial<Record<string, unknown>>)[name];
  return typeof value === "string" ? value : undefined;
}

/** A number of a command's argument; undefined when it was not given. */
export function numberIn(argument: unknown, name: string): number | undefined {
  if (typeof argument !== "object" || argument === null) return undefined;
  const value = (argument as Partial<Record<string, unknown>>)[name];
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

/** Whether a command's argument says `{"name":true}`. */
export function flagIn(argument: unknown, name: string): boolean {
  return Reflect.get(Object(argument), name) === true;
}

/** A list of texts of a command's argument, without what is none; undefined when it was not given. */
export function textsIn(argument: unknown, name: string): readonly string[] | undefined {
  const value: unknown = Reflect.get(Object(argument), name);
  return Array.isArray(value) ? value.filter((each) => typeof each === "string") : undefined;
}
