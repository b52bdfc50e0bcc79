import type { Uri } from "vscode";
import type { Environment } from "../../../core/item/environment.ts";
import type { InstitutionFacts, NewItem } from "../../../core/item/newItem.ts";
import type { Clock } from "../../../core/run/ports.ts";
import type { Connections } from "../../connection/connections.ts";

/** What an Item is asked for with, beside where. */
export interface TestLogin {
  readonly username: string;
  /** A secret, for all we know. */
  readonly password?: string;
}

/** What is known of a new Item so far. */
export interface ItemDraft {
  readonly institution?: InstitutionFacts;
  readonly products?: readonly string[];
  readonly login?: TestLogin;
  readonly alias?: string;
}

/** A new Item as it is asked for, and what its institution said of itself. */
export interface CompleteDraft {
  readonly request: NewItem;
  readonly institution: InstitutionFacts;
}

/** What the questions work with. */
export interface DraftContext {
  readonly connections: Connections;
  readonly clock: Clock;
  /** Where the extension is installed. */
  readonly extensionUri: Uri;
  readonly environment: Environment;
}
