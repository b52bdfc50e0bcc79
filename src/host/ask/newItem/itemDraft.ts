import type { Uri } from "vscode";
import type { Environment } from "../../../core/item/environment.ts";
import type { InstitutionOffer, NewItem } from "../../../core/item/newItem.ts";
import type { Clock } from "../../../core/run/ports.ts";
import type { Connections } from "../../connection/connections.ts";

/** The test user of a new Item. */
export interface TestLogin {
  readonly username: string;
  /** Treated as a secret: a custom user may hold real data. */
  readonly password?: string;
}

/** What is known of a new Item so far. */
export interface ItemDraft {
  readonly institution?: InstitutionOffer;
  readonly products?: readonly string[];
  readonly login?: TestLogin;
  readonly alias?: string;
}

/** The request for a new Item, and the facts of its institution. */
export interface CompleteDraft {
  readonly request: NewItem;
  readonly institution: InstitutionOffer;
}

/** What the questions about a new Item need. */
export interface DraftContext {
  readonly connections: Connections;
  readonly clock: Clock;
  /** Where the extension is installed. */
  readonly extensionUri: Uri;
  readonly environment: Environment;
}
