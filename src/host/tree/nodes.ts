/** A row of the tree: plain data. Its id is stable and holds its parent's. */
export type TreeNode = ItemNode | AccountNode | FailureNode;

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

export function itemNode(itemId: string): ItemNode {
  return { kind: "item", id: `item/${itemId}`, itemId };
}

export function accountNode(itemId: string, accountId: string): AccountNode {
  return { kind: "account", id: `item/${itemId}/account/${accountId}`, itemId, accountId };
}

export function failureNode(itemId: string | null): FailureNode {
  return { kind: "failure", id: itemId === null ? "failure" : `item/${itemId}/failure`, itemId };
}
