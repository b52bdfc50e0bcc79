import { expect, onTestFinished, test } from "vitest";
import * as vscode from "vscode";
import type { Environment } from "../../../src/core/item/environment.ts";
import { Emitter } from "../../../src/host/emitter.ts";
import { ItemStore } from "../../../src/host/store/itemStore.ts";
import { TreeViewState } from "../../../src/host/tree/treeViewState.ts";
import { followView } from "../../../src/host/tree/viewFollower.ts";
import { anItem, fakeMemento, stillClock } from "./support/fakes.ts";

const unchecked = "Plaid couldn't check your keys yet: see Plaid Keys…";

/** The message of a view that follows Items named Alpha and Beta, with keys that Plaid could not check. */
function viewOf(environment: Environment) {
  const items = new ItemStore(environment);
  const treeState = new TreeViewState(fakeMemento());
  const changed = new Emitter<void>();
  let isUnchecked = true;
  const view = {
    badge: undefined,
    message: "",
    visible: true,
    onDidChangeVisibility: new vscode.EventEmitter<never>().event,
  };
  const keys = { isUnchecked: () => isUnchecked, onDidChange: changed.event };
  const followed = followView(view, { items, treeState, keys, clock: stillClock(), redrawAges: () => undefined });
  onTestFinished(() => followed.dispose());
  return {
    view,
    treeState,
    list: () => items.listLoaded(["Alpha", "Beta"].map((alias) => anItem({ itemId: alias, alias, environment }))),
    accept() {
      isUnchecked = false;
      changed.fire();
    },
  };
}

test("keys that Plaid could not check are said above the Items until they are checked", () => {
  const { view, list, accept } = viewOf("sandbox");
  expect(view.message, "the welcome view says it").toBe("");
  list();
  expect(view.message).toBe(unchecked);
  accept();
  expect(view.message).toBe("");
});

test("beside what the filter hides, and not where it hides all", () => {
  const { view, treeState, list } = viewOf("sandbox");
  list();
  treeState.filter = "alpha";
  expect(view.message).toBe(`1 of 2 Items: alpha\n${unchecked}`);
  treeState.filter = "gamma";
  expect(view.message, "the welcome view says it").toBe("");
});

test("the local sandbox has no keys", () => {
  const { view, list } = viewOf("local");
  list();
  expect(view.message).toBe("");
});
