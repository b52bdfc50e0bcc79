/** Conditions that several commands are shown under: `when` clauses of VS Code, over what the rows and the host set. */

export const anyItem = String.raw`viewItem =~ /^item\b/`;
export const oneItem = `${anyItem} && !listMultiSelection`;
export const idleItem = String.raw`${anyItem} && !(viewItem =~ /\bbusy\b/)`;
export const busyItem = String.raw`viewItem =~ /^item\b.*\bbusy\b/`;
export const account = "viewItem == account";

export const customUserFile = String.raw`resourceFilename =~ /\.plaid-user\.json$/`;
export const panel = "activeWebviewPanelId == balanceLens.comparison";
/** What the page says of a call, in the menu on its column's head or its row: `data-vscode-context`. */
export const onCall = "webviewId == 'balanceLens.comparison' && webviewSection == call";
export const onResponse = `${onCall} && hasResponse`;

export const inLocal = "balanceLens.environment == local";
export const inSandbox = "balanceLens.environment == sandbox";
/** Also before a session has set the environment. */
export const notSandbox = "balanceLens.environment != sandbox";
