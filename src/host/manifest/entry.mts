/** A menu of VS Code, or one of the extension's submenus. */
export type Menu =
  | "view/title"
  | "view/item/context"
  | "editor/title"
  | "editor/context"
  | "explorer/context"
  | "webview/context"
  | SubmenuId;

type SubmenuId = "balanceLens.item.change" | "balanceLens.item.comparison" | "balanceLens.local";

/** A place in a menu, in VS Code's own words: `group` sorts it, `when` shows it. */
export interface Place {
  readonly group: string;
  /** Always, where this is absent. In the menus of the view it holds besides `view == balanceLens.items`. */
  readonly when?: string;
}

type Places = Readonly<Partial<Record<Menu, readonly Place[]>>>;

/** Everything the manifest, its words and docs/commands.md say about one command. */
export interface CommandEntry {
  /** Without `balanceLens.`; people bind keys to it, so it never changes. */
  readonly id: string;
  /** As the palette and the menus show it. */
  readonly title: string;
  /** What docs/commands.md says it does, or which row there tells of it instead. */
  readonly does: string | { readonly row: "above" | "none" };
  /** The name of a codicon; needed beside a row and in a title bar. */
  readonly icon?: string;
  /** When the palette lists it, or that it never does; always, where this is absent. */
  readonly palette?: string | false;
  readonly menus?: Places;
  /** Runs it on the rows that are selected in the view. */
  readonly key?: { readonly key: string; readonly mac?: string };
}

/** Commands that belong together: a heading of docs/commands.md. */
export interface CommandSection {
  readonly heading: string;
  readonly intro?: string;
  /**
   * Each under its key in `commandIds`, which is also the name of its function and of the file in `src/host/commands`
   * that exports it.
   */
  readonly commands: Readonly<Record<string, CommandEntry>>;
}

export interface Submenu {
  readonly id: SubmenuId;
  readonly label: string;
  readonly menus: Places;
}
