/** A row of the tree: plain data. Its id is stable and holds its parent's. */
export type TreeNode = ItemNode | AccountNode | FailureNode | StatusNode | FactNode;

export interface ItemNode {
  readonly kind: "item";
  readonly id: string;
  readonly itemId: string;
}

export interface AccountNode {
  readonly kind: "account";
  readonly id: string;
  readonly itemId: string;
  readonly accountId: string;
}

export interface FailureNode {
  readonly kind: "failure";
  readonly id: string;
  /** Null: the list of Items itself could not be had. */
  readonly itemId: string | null;
}

/** What `/item/get` says of an Item, below its accounts. */
export interface StatusNode {
  readonly kind: "status";
  readonly id: string;
  readonly itemId: string;
}

/** The facts of an Item's status, in the order they are shown. */
export const facts = [
  "error",
  "transactions",
  "investments",
  "other-products",
  "linked",
  "consent",
  "webhook",
  "last-webhook",
] as const;

export type Fact = (typeof facts)[number];

export interface FactNode {
  readonly kind: "fact";
  readonly id: string;
  readonly itemId: string;
  readonly fact: Fact;
}

export function itemNode(itemId: string): ItemNode {
  return { kind: "item", id: `item/${itemId}`, itemId };
}

export function accountNode(itemId: string, accountId: string): AccountNode {
  return { kind: "account", id: `item/${itemId}/account/${accountId}`, itemId, accountId };
}

export function failureNode(itemId: string | null): FailureNode {
  return { kind: "failure", id: itemId === null ? "failure" : `item/${itemId}/failure`, itemId };
}

export function statusNode(itemId: string): StatusNode {
  return { kind: "status", id: `item/${itemId}/status`, itemId };
}

export function factNode(itemId: string, fact: Fact): FactNode {
  return { kind: "fact", id: `item/${itemId}/status/${fact}`, itemId, fact };
}
