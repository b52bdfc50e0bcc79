/** What marks the messages between the Link page and the script that frames it. */
export const mark = "balance-lens-link";

/** From the page to the script. */
export type FromPage =
  | { readonly mark: typeof mark; readonly type: "ready" }
  | { readonly mark: typeof mark; readonly type: "event"; readonly name: string; readonly metadata: object }
  | { readonly mark: typeof mark; readonly type: "success"; readonly publicToken: string; readonly metadata: object }
  | { readonly mark: typeof mark; readonly type: "exit"; readonly error: object | null; readonly metadata: object };

/** From the script to the page. */
export type ToPage = { readonly mark: typeof mark; readonly type: "open" | "exit" };
