import type { CommandEntry, Menu, Place, Submenu } from "../../src/host/manifest/entry.mts";

const viewId = "balanceLens.items";
const category = "Balance Lens";

/** What stands in `contributes.menus`, sorted by VS Code and not by its order there. */
interface MenuItem {
  readonly command?: string;
  readonly submenu?: string;
  readonly when?: string;
  readonly group?: string;
}

/** The parts of `contributes` that the entries say. */
export interface CommandContributions {
  readonly commands: readonly object[];
  readonly menus: Readonly<Record<string, readonly MenuItem[]>>;
  readonly submenus: readonly object[];
  readonly keybindings: readonly object[];
}

/** The id of a command, as VS Code knows it. */
export function fullId({ id }: CommandEntry): string {
  return `balanceLens.${id}`;
}

/** The commands, menus, submenus and keys of package.json. */
export function contributionsOf(entries: readonly CommandEntry[], submenus: readonly Submenu[]): CommandContributions {
  return {
    commands: entries.map((entry) => ({
      command: fullId(entry),
      title: `%${titleKey(entry)}%`,
      category,
      ...(entry.icon !== undefined && { icon: `$(${entry.icon})` }),
    })),
    menus: menusOf(entries, submenus),
    submenus: submenus.map((submenu) => ({ id: submenu.id, label: `%${labelKey(submenu)}%` })),
    keybindings: entries.flatMap((entry) => {
      if (entry.key === undefined) return [];
      const { key, mac = key } = entry.key;
      const when = `focusedView == ${viewId} && listFocus && !inputFocus`;
      return [{ command: fullId(entry), key, mac, when, args: { selected: true } }];
    }),
  };
}

/**
 * `package.nls.json` with the titles of the commands and submenus; every other word stays as it is.
 * @param words what the file says now
 */
export function wordsWith(
  words: Readonly<Record<string, string>>,
  entries: readonly CommandEntry[],
  submenus: readonly Submenu[],
): Readonly<Record<string, string>> {
  return {
    ...Object.fromEntries(Object.entries(words).filter(([key]) => !/^(command|submenu)\./.test(key))),
    ...Object.fromEntries(entries.map((entry) => [titleKey(entry), entry.title])),
    ...Object.fromEntries(submenus.map((submenu) => [labelKey(submenu), submenu.label])),
  };
}

function menusOf(entries: readonly CommandEntry[], submenus: readonly Submenu[]): CommandContributions["menus"] {
  const palette = entries.flatMap((entry): readonly MenuItem[] =>
    entry.palette === undefined ? [] : [{ command: fullId(entry), when: entry.palette || "false" }],
  );
  const menus: Record<string, MenuItem[]> = { commandPalette: [...palette] };
  const shown = [
    ...entries.map((entry) => ({ target: { command: fullId(entry) }, menus: entry.menus })),
    ...submenus.map((submenu) => ({ target: { submenu: submenu.id }, menus: submenu.menus })),
  ];
  for (const { target, menus: places = {} } of shown) {
    for (const [menu, inMenu] of Object.entries(places)) {
      menus[menu] ??= [];
      menus[menu].push(...inMenu.map((place) => ({ ...target, ...placeIn(menu as Menu, place) })));
    }
  }
  return menus;
}

function placeIn(menu: Menu, { when, group }: Place): MenuItem {
  if (!menu.startsWith("view/")) return { ...(when !== undefined && { when }), group };
  // `||` binds less than `&&`.
  const rest = when?.includes("||") ? `(${when})` : when;
  return { when: [`view == ${viewId}`, ...(rest === undefined ? [] : [rest])].join(" && "), group };
}

function titleKey({ id }: CommandEntry): string {
  return `command.${id}`;
}

function labelKey({ id }: Submenu): string {
  return id.replace(/^balanceLens\./, "submenu.");
}
