/** A row of the tree, as plain data. Its id is stable and includes its parent's. */
export type TreeNode = GroupNode | ItemNode | AccountNode | FailureNode | FactNode;

/** A group of lessons; see `scenarioGroups.ts`. */
export interface GroupNode {
  readonly kind: "group";
  readonly id: string;
  readonly group: string;
  readonly itemId: null;
}

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
  /** Null: the list of Items itself failed. */
  readonly itemId: string | null;
}

/**
 * A row of facts from `/item/get`: the Item's error if any, and the time of Plaid's last update, whose tooltip has the
 * other facts.
 */
export type Fact = "error" | "updated";

export interface FactNode {
  readonly kind: "fact";
  readonly id: string;
  readonly itemId: string;
  readonly fact: Fact;
}

export function groupNode(group: string): GroupNode {
  return { kind: "group", id: `group/${group}`, group, itemId: null };
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

export function factNode(itemId: string, fact: Fact): FactNode {
  return { kind: "fact", id: `item/${itemId}/${fact}`, itemId, fact };
}
