import { changeItems } from "./changeItems.mts";
import { compare } from "./compare.mts";
import { endpoints } from "./endpoints.mts";
import type { CommandSection } from "./entry.mts";
import { list } from "./list.mts";
import { localSandbox } from "./localSandbox.mts";
import { log } from "./log.mts";
import { newItems } from "./newItems.mts";
import { plaidSandbox } from "./plaidSandbox.mts";

/** Above all tables of docs/commands.md. */
export const pageIntro = `Open the Command Palette and type **Balance Lens**. It lists at most thirty commands at a time: related ones share an entry
that ends in “…”, such as *Change Item…*, which asks what you want to do. Right-click a row of the *Balance Lens* view for the
commands that fit it; several rows can be selected. F2 renames an Item, Delete (macOS: Cmd+Backspace) removes it. A row's menu
leaves out what its Item cannot do; the palette says why.`;

/**
 * Every command of the extension. `npm run generate` writes from it the commands, menus, keys and titles of the manifest,
 * `commandIds`, `commandTable` and docs/commands.md.
 */
export const sections: readonly CommandSection[] = [
  compare,
  endpoints,
  newItems,
  changeItems,
  list,
  localSandbox,
  plaidSandbox,
  log,
];
