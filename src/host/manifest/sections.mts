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
export const pageIntro = `All of them are found in the palette under **Balance Lens**, by the words you would type. At most thirty stand there at a
time: those that are alike share one entry with “…”, which names them in brackets. The rows of the *Balance Lens* view have
what fits the row; several rows can be selected, F2 renames, Delete removes. What an Item cannot do is not in its menu; the
palette says why.`;

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
